package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Date;

/** Instants as milliseconds of the epoch; finer ones are refused. */
final class MillisCodec extends Codec {

  private final Class<?> type;
  private final Codec plain;

  MillisCodec(Class<?> type, Codec plain) {
    super(true);
    this.type = type;
    this.plain = plain;
  }

  @Override
  protected boolean isInstance(Object value) {
    return type.isInstance(value);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    long millis;
    try {
      millis = value instanceof Instant at ? at.toEpochMilli() : ((Date) value).getTime();
    } catch (ArithmeticException beyond) {
      throw new ConversionException("is beyond the range of milliseconds", beyond);
    }
    if (!of(millis).equals(value)) {
      throw new ConversionException("would lose what is finer than a millisecond");
    }
    return PlainJson.PROVIDER.createValue(millis);
  }

  @Override
  protected Object read(JsonValue json) {
    return json instanceof JsonString ? plain.read(json) : of((Long) Scalars.LONG.read(json));
  }

  private Object of(long millis) {
    return type == Instant.class ? Instant.ofEpochMilli(millis) : new Date(millis);
  }
}
