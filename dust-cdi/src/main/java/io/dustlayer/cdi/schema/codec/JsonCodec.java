package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;

/** JSON values of a declared kind; numbers take the normal form of decimals. */
final class JsonCodec extends Codec {

  private final Class<?> type;

  JsonCodec(Class<?> type) {
    this.type = type;
  }

  @Override
  protected boolean isInstance(Object value) {
    return type.isInstance(value);
  }

  @Override
  public Object cast(Object outside) {
    return outside == null || outside == JsonValue.NULL
        ? null
        : type.cast(checked(PlainJson.of(outside)));
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return JsonForm.STORABLE.apply((JsonValue) type.cast(value), place);
  }

  @Override
  protected Object read(JsonValue json) {
    return JsonForm.READ.apply(checked(json), Place.LEAF);
  }

  private JsonValue checked(JsonValue json) {
    if (!type.isInstance(json)) {
      throw expected("a " + type.getSimpleName(), json);
    }
    return json;
  }
}
