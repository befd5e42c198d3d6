package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeSettingsTest {

  @Test
  void every_setting_is_in_the_table_with_its_default() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(Setting.values())
        .allSatisfy(
            setting -> {
              String fallback = setting.isInherited() ? "`" + setting.example() + "`" : "required";
              assertThat(readme).contains("| `" + setting.in("").key() + "` | " + fallback + " |");
            });
  }
}
