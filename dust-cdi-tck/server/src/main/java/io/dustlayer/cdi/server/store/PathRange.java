package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;

/**
 * Rendered paths from {@code from} on and before {@code to}, by bytes.
 *
 * @param from the first that is inside; empty for the very first
 * @param to the first that is outside; null for none
 */
record PathRange(String from, String to) {
  private static final PathRange ALL = new PathRange("", null);

  static PathRange all() {
    return ALL;
  }

  /** Exactly one path: nothing sorts between a text and the same text with a NUL behind it. */
  static PathRange only(String rendered) {
    return new PathRange(rendered, rendered + '\0');
  }

  /** What lies below a path. The character after the slash is {@code 0}. */
  static PathRange below(DustPath path) {
    return below(path.render());
  }

  static PathRange below(String rendered) {
    return new PathRange(rendered + "/", rendered + "0");
  }
}
