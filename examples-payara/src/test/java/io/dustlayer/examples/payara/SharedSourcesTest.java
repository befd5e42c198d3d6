package io.dustlayer.examples.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedSourcesTest {

  private static final String SHARED = "src/main/java/io/dustlayer/examples/readinglist";

  @Test
  void every_host_runs_the_same_files() throws IOException {
    Map<String, String> here = sources(Path.of(SHARED));
    Map<String, String> onQuarkus = sources(Path.of("..", "examples-quarkus").resolve(SHARED));

    assertThat(here).isNotEmpty().isEqualTo(onQuarkus);
  }

  private static Map<String, String> sources(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> sources.put(file.getFileName().toString(), text(file)));
    }
    return sources;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
