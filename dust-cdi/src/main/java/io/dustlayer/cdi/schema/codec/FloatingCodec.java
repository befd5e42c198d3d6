package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.function.Function;

/** Floating-point numbers; {@code -0.0} becomes {@code 0.0}, infinities and NaN are refused. */
final class FloatingCodec<N extends Number> extends NumberCodec {

  static final FloatingCodec<Double> DOUBLE =
      new FloatingCodec<>(Double.class, BigDecimal::valueOf, value -> value);

  static final FloatingCodec<Float> FLOAT =
      new FloatingCodec<>(Float.class, FloatingCodec::decimalOfFloat, Double::floatValue);

  private final Function<Double, BigDecimal> widen;
  private final Function<Double, N> narrow;

  private FloatingCodec(
      Class<N> type, Function<Double, BigDecimal> widen, Function<Double, N> narrow) {
    super(type);
    this.widen = widen;
    this.narrow = narrow;
  }

  // Shorter than the digits of the float as a double, if the way through a double is exact.
  private static BigDecimal decimalOfFloat(double value) {
    BigDecimal brief = new BigDecimal(Float.toString((float) value));
    return (float) brief.doubleValue() == (float) value ? brief : BigDecimal.valueOf(value);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    double number = typed(value).doubleValue() + 0.0;
    if (!Double.isFinite(number)) {
      throw new ConversionException("is " + number + ", which JSON cannot hold; use null");
    }
    return PlainJson.PROVIDER.createValue(widen.apply(number));
  }

  @Override
  N of(BigDecimal number) {
    double nearest = number.doubleValue() + 0.0;
    N narrowed = narrow.apply(nearest);
    if (!Double.isFinite(narrowed.doubleValue())) {
      throw new ConversionException("is too large for a floating-point number");
    }
    if (number.scale() <= 0 && !standsFor(number, nearest)) {
      throw new ConversionException("is an integer of more digits than a floating-point number");
    }
    return narrowed;
  }

  // Whole doubles are written as their exact digits, as the shortest, or as Double.toString does.
  private static boolean standsFor(BigDecimal whole, double nearest) {
    return whole.compareTo(new BigDecimal(nearest)) == 0
        || whole.compareTo(BigDecimal.valueOf(nearest)) == 0
        || whole.compareTo(Decimals.shortest(nearest)) == 0;
  }
}
