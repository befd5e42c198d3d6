package io.dustlayer.cdi.schema;

/** Case folding as Dust servers do it in subtree operations: ASCII letters only. */
final class Ascii {

  private Ascii() {}

  static String lower(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }
}
