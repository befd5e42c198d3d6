package io.dustlayer.cdi.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What JSON from a server may hold. Whoever may write into a store can put a value there that every
 * reader has to take: nested so deeply that a stack ends, or a number whose digits would fill the
 * memory as soon as somebody calculates with it ({@code 1e999999999}). JSON-P implementations have
 * limits of their own, or none; so these are checked before they see a text.
 */
public final class JsonLimits {

  /** How many arrays and objects may lie within each other; usual parsers stop at 1000. */
  public static final int MAX_DEPTH = 900;

  /** How many characters a rendered path may have; servers stop at 50,000 bytes. */
  public static final int MAX_PATH = 200_000;

  /** How many characters a number may have. */
  public static final int MAX_NUMBER = 1000;

  /** How large an exponent may be, of either sign; that of a 64-bit float has at most 308. */
  public static final int MAX_EXPONENT = 9999;

  private static final int EXPONENT_DIGITS = String.valueOf(MAX_EXPONENT).length();

  private JsonLimits() {}

  /**
   * The first limit that a text exceeds. Texts that are no JSON are not complained of.
   *
   * @param json any text
   * @return what is wrong, to be put after a subject; empty if nothing is
   */
  public static Optional<String> exceeded(String json) {
    int length = json.length();
    // Most messages have too few characters to exceed anything but the limit of exponents.
    if (length <= Math.min(MAX_DEPTH, MAX_NUMBER) && !mayHaveLargeExponent(json)) {
      return Optional.empty();
    }
    int depth = 0;
    int backslash = next(json, '\\', 0);
    int i = 0;
    while (i < length) {
      char c = json.charAt(i);
      if (c == '"') {
        // Most of a message is text without escapes, which need not be looked at one by one.
        int end = next(json, '"', i + 1);
        if (backslash <= i) {
          backslash = next(json, '\\', i + 1);
        }
        i = end < backslash ? end + 1 : afterString(json, i + 1);
        continue;
      }
      if (isDigit(c)) {
        int end = afterNumber(json, i);
        if (end - i > MAX_NUMBER) {
          return Optional.of("has a number of more than " + MAX_NUMBER + " characters");
        }
        if (hasLargeExponent(json, i, end)) {
          return Optional.of("has a number with an exponent beyond " + MAX_EXPONENT);
        }
        i = end;
        continue;
      }
      if (c == '[' || c == '{') {
        depth++;
        if (depth > MAX_DEPTH) {
          return Optional.of("is nested more than " + MAX_DEPTH + " levels deep");
        }
      } else if (c == ']' || c == '}') {
        depth--;
      }
      i++;
    }
    return Optional.empty();
  }

  /**
   * A number that is whole and fits, as sequence numbers and revisions are. Others are not rounded.
   *
   * @param value any value, or null
   * @return empty for everything else
   */
  public static OptionalLong wholeNumber(JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      return OptionalLong.empty();
    }
    try {
      // Of a number without a point the parser has the long already.
      return OptionalLong.of(
          number.isIntegral()
              ? number.longValueExact()
              : number.bigDecimalValue().longValueExact());
    } catch (ArithmeticException | NumberFormatException notWholeOrTooLarge) {
      return OptionalLong.empty();
    }
  }

  // Also of a text that is no number, in a string: ids have such now and then.
  private static boolean mayHaveLargeExponent(String json) {
    return mayHaveLargeExponent(json, 'e') || mayHaveLargeExponent(json, 'E');
  }

  private static boolean mayHaveLargeExponent(String json, char letter) {
    for (int i = json.indexOf(letter, 1); i > 0; i = json.indexOf(letter, i + 1)) {
      if (isPartOfNumber(json.charAt(i - 1)) && digitsAfter(json, i) > EXPONENT_DIGITS) {
        return true;
      }
    }
    return false;
  }

  private static int digitsAfter(String json, int letter) {
    int from = letter + 1;
    if (from < json.length() && (json.charAt(from) == '-' || json.charAt(from) == '+')) {
      from++;
    }
    int end = from;
    while (end < json.length() && isDigit(json.charAt(end))) {
      end++;
    }
    return end - from;
  }

  private static int next(String json, char wanted, int from) {
    int found = json.indexOf(wanted, from);
    return found < 0 ? json.length() : found;
  }

  private static int afterString(String json, int from) {
    int i = from;
    while (i < json.length()) {
      char c = json.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      i += c == '\\' ? 2 : 1;
    }
    return i;
  }

  private static int afterNumber(String json, int from) {
    int i = from;
    while (i < json.length() && isPartOfNumber(json.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean hasLargeExponent(String json, int from, int to) {
    int exponent = 0;
    boolean inExponent = false;
    for (int i = from; i < to; i++) {
      char c = json.charAt(i);
      if (c == 'e' || c == 'E') {
        inExponent = true;
      } else if (inExponent && isDigit(c)) {
        exponent = exponent * 10 + (c - '0');
        if (exponent > MAX_EXPONENT) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPartOfNumber(char c) {
    return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
