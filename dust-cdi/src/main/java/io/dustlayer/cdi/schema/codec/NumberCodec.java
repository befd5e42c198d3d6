package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;

/** What all numbers share: they are read from JSON numbers, and from text as a user types it. */
abstract class NumberCodec extends Codec {

  private static final int MAX_TEXT = Decimals.MAX_DIGITS + 100;

  private final Class<? extends Number> type;

  NumberCodec(Class<? extends Number> type) {
    super(true);
    this.type = type;
  }

  abstract Object of(BigDecimal number);

  @Override
  protected boolean isInstance(Object value) {
    return type.isInstance(value);
  }

  @Override
  public Object decodeUsual(JsonValue json) {
    return json instanceof JsonNumber number ? of(number.bigDecimalValue()) : null;
  }

  @Override
  protected Object read(JsonValue json) {
    if (json instanceof JsonNumber number) {
      return of(number.bigDecimalValue());
    }
    if (json instanceof TypedDecimal decimal) {
      return of(parse(decimal.getString()));
    }
    throw expected("a number", json);
  }

  @Override
  public Object fromText(String text) {
    return of(parse(text));
  }

  /** The value, which a container may hold contrary to its declaration. */
  final Number typed(Object value) {
    return type.cast(value);
  }

  static BigDecimal parse(String text) {
    String trimmed = text.trim();
    if (trimmed.length() > MAX_TEXT) {
      throw new ConversionException("has more than " + Decimals.MAX_DIGITS + " digits");
    }
    try {
      return new BigDecimal(trimmed);
    } catch (NumberFormatException notANumber) {
      throw new ConversionException("should be a number", notANumber);
    }
  }
}
