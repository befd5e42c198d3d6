package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Year;

/** Years as integers; text of digits is read as well. */
final class YearCodec extends Codec {

  private final Codec integer;

  YearCodec(Codec integer) {
    super(true);
    this.integer = integer;
  }

  @Override
  protected boolean isInstance(Object value) {
    return value instanceof Year;
  }

  @Override
  public boolean isKey() {
    return true;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return PlainJson.PROVIDER.createValue(BigDecimal.valueOf(((Year) value).getValue()));
  }

  @Override
  protected Object read(JsonValue json) {
    return json instanceof JsonString text
        ? fromText(text.getString())
        : year((Integer) integer.read(json));
  }

  @Override
  public Object fromText(String text) {
    return year((Integer) integer.fromText(text));
  }

  private static Year year(int number) {
    try {
      return Year.of(number);
    } catch (DateTimeException beyond) {
      throw new ConversionException("is beyond the range of years", beyond);
    }
  }
}
