package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Whole numbers of any range: a server keeps their digits exactly. */
final class IntegerCodec<N extends Number> extends NumberCodec {

  private final String name;
  private final Function<BigInteger, N> narrow;
  private final LongFunction<N> narrowLong;

  /**
   * A codec.
   *
   * @param narrow gives the type's value; throws {@link ArithmeticException} beyond its range
   * @param narrowLong does the same for what fits into 64 bits, as most numbers do
   */
  IntegerCodec(Class<N> type, Function<BigInteger, N> narrow, LongFunction<N> narrowLong) {
    super(type);
    this.narrowLong = narrowLong;
    this.name = type.getSimpleName();
    this.narrow = narrow;
  }

  @Override
  public boolean isKey() {
    return true;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    if (!(typed(value) instanceof BigInteger big)) {
      return PlainJson.PROVIDER.createValue(typed(value).longValue());
    }
    BigDecimal digits = new BigDecimal(big);
    return PlainJson.PROVIDER.createValue(Decimals.normal(digits).toBigIntegerExact());
  }

  @Override
  protected Object read(JsonValue json) {
    if (json instanceof JsonNumber number && number.isIntegral()) {
      try {
        return narrowLong.apply(number.longValueExact());
      } catch (ArithmeticException beyond) {
        // The long way knows integers of any length, and what to say of those that do not fit.
        return super.read(json);
      }
    }
    return super.read(json);
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
