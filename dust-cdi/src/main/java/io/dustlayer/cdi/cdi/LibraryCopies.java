package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out whether an application sees the library more than once: in two versions, or from two
 * places, such as a WAR and the server's own folder. Classes of both would be mixed, and a
 * container finds each bean twice.
 */
final class LibraryCopies {

  /** Every version has it, and no container changes it. */
  private static final String MARKER = Dust.class.getName().replace('.', '/') + ".class";

  private LibraryCopies() {}

  /**
   * Looks for more than one copy.
   *
   * @param loader sees the application
   * @return what is wrong, and what to do; empty if there is one copy
   * @throws UncheckedIOException if the class path cannot be searched
   */
  static Optional<String> problem(ClassLoader loader) {
    Set<String> places = new TreeSet<>();
    try {
      for (URL copy : Collections.list(loader.getResources(MARKER))) {
        places.add(placeOf(copy.toExternalForm()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the class path cannot be searched", unreadable);
    }
    return places.size() < 2
        ? Optional.empty()
        : Optional.of(
            "DUST0130 dust-cdi: is there "
                + places.size()
                + " times, and their classes would be mixed: "
                + String.join(", ", places)
                + ". Keep one, either in the application or in the server");
  }

  private static String placeOf(String url) {
    String place = url.substring(0, url.length() - MARKER.length());
    return place.replaceFirst("^jar:", "").replaceFirst("!/$", "");
  }
}
