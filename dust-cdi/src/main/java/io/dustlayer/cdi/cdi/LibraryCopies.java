package io.dustlayer.cdi.cdi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds out whether an application sees the library more than once, such as in a WAR and in the
 * server's own folder. Classes of two versions would be mixed. The same version twice may be one
 * jar that the host shows under two addresses, and is no reason to refuse the application.
 */
final class LibraryCopies {

  /** Every version has it, wherever it is packaged. */
  static final String MARKER = "META-INF/dust-cdi.properties";

  private final Map<String, String> versions = new TreeMap<>();

  /**
   * Looks for the copies.
   *
   * @param loader sees the application
   * @throws UncheckedIOException if the class path cannot be searched
   */
  LibraryCopies(ClassLoader loader) {
    try {
      for (URL copy : Collections.list(loader.getResources(MARKER))) {
        versions.put(placeOf(copy.toExternalForm()), versionOf(copy));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the class path cannot be searched", unreadable);
    }
  }

  private static String versionOf(URL copy) throws IOException {
    URLConnection connection = copy.openConnection();
    // A cached connection would keep the application's jar open after its end.
    connection.setUseCaches(false);
    try (InputStream bytes = connection.getInputStream()) {
      Properties properties = new Properties();
      properties.load(bytes);
      return properties.getProperty("version", "unknown");
    }
  }

  private static String placeOf(String url) {
    String place = url.substring(0, url.length() - MARKER.length());
    return place.replaceFirst("^jar:", "").replaceFirst("!/$", "");
  }

  /**
   * Different versions.
   *
   * @return what is wrong, and what to do; empty if all copies are of one version
   */
  Optional<String> problem() {
    return new TreeSet<>(versions.values()).size() < 2
        ? Optional.empty()
        : Optional.of(
            "DUST0130 dust-cdi: is there in several versions, whose classes would be mixed: "
                + versions.entrySet().stream()
                    .map(copy -> copy.getValue() + " in " + copy.getKey())
                    .collect(Collectors.joining(", "))
                + ". Keep one, either in the application or in the server");
  }

  /**
   * Where the copies are.
   *
   * @return at most one for most applications
   */
  Set<String> places() {
    return Collections.unmodifiableSet(versions.keySet());
  }
}
