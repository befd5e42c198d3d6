package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Text as it is. */
final class StringCodec extends Codec {

  StringCodec() {
    super(true);
  }

  @Override
  protected boolean isInstance(Object value) {
    return value instanceof String;
  }

  @Override
  public boolean isKey() {
    return true;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return Texts.json((String) value);
  }

  @Override
  public Object decodeUsual(JsonValue json) {
    return json instanceof JsonString text ? text.getString() : null;
  }

  @Override
  protected Object read(JsonValue json) {
    return Texts.of(json, "text");
  }
}
