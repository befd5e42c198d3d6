package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;

/** Whole numbers of any range: a server keeps their digits exactly. */
final class IntegerCodec<N extends Number> extends NumberCodec {

  private final String name;
  private final Function<BigInteger, N> narrow;

  /**
   * A codec.
   *
   * @param narrow gives the type's value; throws {@link ArithmeticException} beyond its range
   */
  IntegerCodec(Class<N> type, Function<BigInteger, N> narrow) {
    super(type);
    this.name = type.getSimpleName();
    this.narrow = narrow;
  }

  @Override
  public boolean isKey() {
    return true;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    BigDecimal digits =
        typed(value) instanceof BigInteger big
            ? new BigDecimal(big)
            : BigDecimal.valueOf(typed(value).longValue());
    return PlainJson.PROVIDER.createValue(Decimals.normal(digits).toBigIntegerExact());
  }

  @Override
  N of(BigDecimal number) {
    BigDecimal normal = Decimals.normal(number);
    if (normal.scale() > 0) {
      throw new ConversionException("should be a whole number but has a fraction");
    }
    try {
      return narrow.apply(normal.toBigIntegerExact());
    } catch (ArithmeticException beyond) {
      throw new ConversionException("is beyond the range of " + name, beyond);
    }
  }
}
