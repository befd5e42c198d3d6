package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;

/**
 * Values that a JSON-B adapter turns into another type first. A value is refused if the adapter,
 * given back what it made of it, would make something else.
 */
final class AdapterCodec extends Codec {

  private final Class<?> original;
  private final JsonbAdapter<Object, Object> adapter;
  private final Codec adapted;

  AdapterCodec(Class<?> original, JsonbAdapter<Object, Object> adapter, Codec adapted) {
    this.original = original;
    this.adapter = adapter;
    this.adapted = adapted;
  }

  @Override
  protected boolean isInstance(Object value) {
    return original.isInstance(value);
  }

  @Override
  public Object cast(Object outside) {
    if (outside == null || outside == JsonValue.NULL || isInstance(outside)) {
      return outside == JsonValue.NULL ? null : outside;
    }
    return fromAdapted(adapted.cast(outside));
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    JsonValue json = adapted.encode(toAdapted(original.cast(value)), place);
    if (json == JsonValue.NULL) {
      throw new ConversionException(refuses("gives null for it, so it would be lost"));
    }
    Object known = read(json);
    if (known == null) {
      throw new ConversionException(refuses("reads null from what it writes"));
    }
    JsonValue again = adapted.encode(toAdapted(known), place);
    if (!JsonbCodec.same(json, again)) {
      throw new ConversionException(refuses("does not read what it writes"));
    }
    return json;
  }

  @Override
  protected Object read(JsonValue json) {
    return fromAdapted(adapted.decode(json));
  }

  private Object toAdapted(Object value) {
    try {
      return adapter.adaptToJson(value);
    } catch (Exception refused) {
      throw new ConversionException(refuses("throws " + refused), refused);
    }
  }

  private Object fromAdapted(Object value) {
    try {
      return adapter.adaptFromJson(value);
    } catch (Exception refused) {
      throw new ConversionException(refuses("throws " + refused), refused);
    }
  }

  private String refuses(String how) {
    return "cannot be converted: the adapter " + adapter.getClass().getSimpleName() + " " + how;
  }
}
