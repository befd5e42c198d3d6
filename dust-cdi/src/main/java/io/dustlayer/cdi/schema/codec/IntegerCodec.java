package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Whole numbers of any range: a server keeps their digits exactly. */
abstract class IntegerCodec<N extends Number> extends NumberCodec {

  private final String name;

  IntegerCodec(Class<N> type) {
    super(type);
    this.name = type.getSimpleName();
  }

  /** The type's value; throws {@link ArithmeticException} beyond its range. */
  abstract N narrow(BigInteger number);

  /** The same for what fits into 64 bits, as most numbers do. */
  abstract N narrow(long number);

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
  public Object decodeUsual(JsonValue json) {
    return json instanceof JsonNumber number ? of(number) : null;
  }

  @Override
  protected Object read(JsonValue json) {
    return json instanceof JsonNumber number ? of(number) : super.read(json);
  }

  private Object of(JsonNumber number) {
    try {
      return narrow(number.longValueExact());
    } catch (ArithmeticException beyond) {
      // The long way knows integers of any length, and what to say of those that do not fit.
      return super.read(number);
    }
  }

  @Override
  N of(BigDecimal number) {
    BigDecimal normal = Decimals.normal(number);
    if (normal.scale() > 0) {
      throw new ConversionException("should be a whole number but has a fraction");
    }
    try {
      return narrow(normal.toBigIntegerExact());
    } catch (ArithmeticException beyond) {
      throw new ConversionException("is beyond the range of " + name, beyond);
    }
  }
}
