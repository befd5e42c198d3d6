package io.dustlayer.cdi.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoreNameProperties {

  @Property(tries = 3000)
  void theFileOfAValidNameIsInTheDataFolder(
      @ForAll("parts") String organization, @ForAll("parts") String name) {
    if (StoreName.isValid(organization, name)) {
      Path data = Path.of("data").toAbsolutePath();
      Path file = data.resolve(organization).resolve(name + ".db").normalize();
      assertThat(file.getParent().getParent()).isEqualTo(data);
      assertThat(StoreName.parse(organization + "/" + name).full())
          .isEqualTo(organization + "/" + name);
    } else {
      assertThat(organization + name).doesNotMatch("[a-z0-9]+");
    }
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.oneOf(
        Arbitraries.of("..", ".", "a", "a-b", "a..", "../a", "a/b", "a\\b", "a\u0000", "con:", "~"),
        Arbitraries.strings().withChars("a0-_./\\:\u0000").ofMinLength(1).ofMaxLength(6),
        Arbitraries.strings().ofMinLength(1).ofMaxLength(6));
  }
}
