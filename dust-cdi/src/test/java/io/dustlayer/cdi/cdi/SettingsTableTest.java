package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documented table of settings is what the code says. */
class SettingsTableTest {

  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

  private SettingsTable table;

  @BeforeEach
  void readComments() throws IOException {
    table =
        new SettingsTable(
            Files.readString(MODULE.resolve("src/main/java/io/dustlayer/cdi/cdi/Setting.java")));
  }

  @ParameterizedTest
  @EnumSource
  void every_setting_has_a_comment_that_a_table_can_show(Setting setting) {
    assertThat(table.meaning(setting)).endsWith(".").doesNotContain("|", "{@", "<");
    assertThat(setting.form()).doesNotContain("|", "<");
  }

  @Test
  void the_documented_table_is_up_to_date() throws IOException {
    List<Path> pages = pages();
    assertThat(pages).as("pages with the line %s", SettingsTable.BEGIN).hasSize(1);
    String committed = read(pages.get(0));
    String current = table.in(committed);
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(pages.get(0), current);
    } else {
      assertThat(committed)
          .as("the table in %s; its first line says how to write it anew", pages.get(0))
          .isEqualTo(current);
    }
    assertThat(current)
        .contains("| `dust.base-url` | `DUST_BASE_URL` | `https://dustlayer.io` | Where")
        .contains("| `dust.token` | `DUST_TOKEN` | required | ");
  }

  /** The table may move from the README to a page of its own. */
  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(MODULE.resolve("docs"))) {
      return Stream.concat(Stream.of(MODULE.resolve("../README.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> read(file).contains(SettingsTable.BEGIN))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
