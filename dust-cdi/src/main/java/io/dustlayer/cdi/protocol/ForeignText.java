package io.dustlayer.cdi.protocol;

/**
 * Text of a server, or of whoever wrote into a store, as it may stand in a log line or a message:
 * on one line, so that it cannot pretend to be another one, and not longer than a person reads.
 */
public final class ForeignText {

  private static final char REPLACEMENT = '\uFFFD';

  private ForeignText() {}

  /**
   * The text, or its beginning.
   *
   * @param text any text
   * @param max how many characters it may have
   * @return with spaces for line breaks, without control characters, and with an ellipsis where it
   *     was cut
   */
  public static String shown(String text, int max) {
    int length = Math.min(text.length(), max);
    StringBuilder shown = new StringBuilder(length + 1);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      shown.append(isHarmless(c) ? c : Character.isWhitespace(c) ? ' ' : REPLACEMENT);
    }
    return text.length() > max ? shown.append('…').toString() : shown.toString();
  }

  // Line breaks and control characters of all kinds, and what turns the direction of a line around.
  private static boolean isHarmless(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
