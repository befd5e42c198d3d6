package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;

/** Bytes as Base64 text; an array of numbers, JSON-B's default, is read as well. */
final class BytesCodec extends Codec {

  private final Codec numbers;

  BytesCodec(Codec numbers) {
    this.numbers = numbers;
  }

  @Override
  protected boolean isInstance(Object value) {
    return value instanceof byte[];
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return PlainJson.PROVIDER.createValue(Base64.getEncoder().encodeToString((byte[]) value));
  }

  @Override
  protected Object read(JsonValue json) {
    if (!(json instanceof JsonString text)) {
      return numbers.read(json);
    }
    try {
      return Base64.getDecoder().decode(text.getString());
    } catch (IllegalArgumentException notBase64) {
      throw new ConversionException("is text, but not Base64", notBase64);
    }
  }
}
