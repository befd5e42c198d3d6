package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;

/** True and false. */
final class BooleanCodec extends Codec {

  BooleanCodec() {
    super(true);
  }

  @Override
  protected boolean isInstance(Object value) {
    return value instanceof Boolean;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return (Boolean) value ? JsonValue.TRUE : JsonValue.FALSE;
  }

  @Override
  public Object decodeUsual(JsonValue json) {
    if (json == JsonValue.TRUE) {
      return Boolean.TRUE;
    }
    return json == JsonValue.FALSE ? Boolean.FALSE : null;
  }

  @Override
  protected Object read(JsonValue json) {
    return switch (json.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw expected("a boolean", json);
    };
  }

  @Override
  public Object fromText(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ConversionException("should be true or false");
    };
  }
}
