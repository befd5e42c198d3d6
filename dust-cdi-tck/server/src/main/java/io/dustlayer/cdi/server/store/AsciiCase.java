package io.dustlayer.cdi.server.store;

/** Case as SQLite's {@code lower} and {@code LIKE} know it: of ASCII letters only. */
final class AsciiCase {
  private AsciiCase() {}

  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }
}
