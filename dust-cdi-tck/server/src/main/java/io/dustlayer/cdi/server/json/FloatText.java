package io.dustlayer.cdi.server.json;

import java.math.BigDecimal;

/**
 * The decimal text of a float as Erlang prints it: plain or with an exponent, whichever is shorter
 * ({@code 100.0}, but {@code 1.0e3}).
 */
final class FloatText {
  private FloatText() {}

  static String of(double value) {
    String sign = Math.copySign(1.0, value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0.0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    String exponent = scientific(digits, point - 1);
    String plain = plain(digits, point, exponent.length());
    return sign + (plain.length() <= exponent.length() ? plain : exponent);
  }

  private static String scientific(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    return digits.charAt(0) + "." + fraction + "e" + exponent;
  }

  /** The text without exponent, or, where it would be longer than the limit, anything longer. */
  private static String plain(String digits, int point, int limit) {
    if (point <= 0) {
      return "0." + "0".repeat(Math.min(-point, limit)) + digits;
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(Math.min(point - digits.length(), limit)) + ".0";
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }
}
