package io.dustlayer.cdi.tck.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The golden files: one case a line, {@code #} begins a remark. */
final class Golden {

  private Golden() {}

  /** The lines of a file. */
  static List<String> lines(String file) {
    try (InputStream bytes = Golden.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the golden file " + file, unreadable);
    }
  }

  /** The lines of a file, split at bars. */
  static Stream<Arguments> cases(String file) {
    return lines(file).stream()
        .map(
            line ->
                Arguments.of(Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray()));
  }
}
