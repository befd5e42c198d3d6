package io.dustlayer.cdi.cdi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file in which an application lists schemas that are never injected, only looked up: one
 * binary class name per line; {@code #} begins a comment. Containers do not show a class to
 * extensions for an annotation that does not define a bean.
 */
final class SchemaNames {

  /** Where the file is; each jar may have one. */
  static final String FILE = "META-INF/dust-schemas";

  private SchemaNames() {}

  /**
   * Reads every such file.
   *
   * @param loader sees the application
   * @return the names, not checked
   * @throws UncheckedIOException if a file cannot be read
   */
  static Set<String> readFrom(ClassLoader loader) {
    Set<String> names = new TreeSet<>();
    try {
      for (URL file : Collections.list(loader.getResources(FILE))) {
        read(file, names);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE + " cannot be read", unreadable);
    }
    return names;
  }

  private static void read(URL file, Set<String> names) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(names::add);
    }
  }
}
