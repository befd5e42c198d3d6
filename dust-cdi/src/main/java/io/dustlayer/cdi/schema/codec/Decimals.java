package io.dustlayer.cdi.schema.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal numbers as a server keeps them: integers exactly, everything else as a 64-bit float.
 *
 * <p>The normal form of a decimal is its value without trailing zeros and with a scale of at least
 * 0: {@code 1.50} is {@code 1.5}, {@code 1E+2} is {@code 100}.
 */
final class Decimals {

  static final int MAX_DIGITS = 1000;

  // Any decimal of so many digits in this range is the shortest of its nearest double.
  private static final int ALWAYS_SAFE_DIGITS = 15;
  private static final int SAFE_EXPONENT = 290;

  private Decimals() {}

  /** The normal form; refuses a number that is not read back with exactly this value. */
  static BigDecimal storable(BigDecimal value) {
    BigDecimal normal = normal(value);
    if (normal.scale() > 0 && kept(normal).compareTo(normal) != 0) {
      throw new ConversionException(
          "has digits that would be lost: servers keep fractions as 64-bit floats, which hold about"
              + " 15 digits; round it, or store it as text or as an integer of a smaller unit");
    }
    return normal;
  }

  /** What a server gives back for a number, in normal form. */
  static BigDecimal kept(BigDecimal value) {
    BigDecimal normal = normal(value);
    if (normal.scale() <= 0 || survives(normal)) {
      return normal;
    }
    return normal(shortest(normal.doubleValue()));
  }

  static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    if ((long) stripped.precision() - stripped.scale() > MAX_DIGITS) {
      throw new ConversionException("has more than " + MAX_DIGITS + " digits");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static boolean survives(BigDecimal normal) {
    return normal.precision() <= ALWAYS_SAFE_DIGITS
        && Math.abs((long) normal.precision() - normal.scale()) < SAFE_EXPONENT;
  }

  /**
   * The decimal of the fewest digits that stands for a double, the nearest one if there are
   * several. Not {@link Double#toString}: before JDK 19 it gives too many digits for some values.
   */
  static BigDecimal shortest(double value) {
    if (Double.isInfinite(value)) {
      throw new ConversionException("is too large for a 64-bit float");
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
      boolean belowFits = below.doubleValue() == value;
      boolean aboveFits = above.doubleValue() == value;
      if (belowFits && aboveFits) {
        return exact.subtract(below).abs().compareTo(above.subtract(exact).abs()) <= 0
            ? below
            : above;
      }
      if (belowFits || aboveFits) {
        return belowFits ? below : above;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }
}
