package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.List;

/** Arrays, of primitives too. */
final class ArrayCodec extends Codec {

  private final Class<?> component;
  private final Codec element;

  ArrayCodec(Class<?> component, Codec element) {
    this.component = component;
    this.element = element;
  }

  @Override
  protected boolean isInstance(Object value) {
    return value.getClass() == component.arrayType();
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    if (!component.arrayType().isInstance(value)) {
      throw new ConversionException("holds a " + value.getClass().getName());
    }
    JsonArrayBuilder array = PlainJson.PROVIDER.createArrayBuilder();
    for (int i = 0; i < Array.getLength(value); i++) {
      array.add(Elements.encode(element, Array.get(value, i), i));
    }
    return array.build();
  }

  @Override
  protected Object read(JsonValue json) {
    if (!(json instanceof JsonArray array)) {
      throw expected("an array", json);
    }
    return toArray(Elements.decode(element, array));
  }

  @Override
  public Object cast(Object outside) {
    if (outside == null || outside == JsonValue.NULL) {
      return null;
    }
    return isInstance(outside) ? outside : toArray(Elements.cast(element, outside));
  }

  private Object toArray(List<Object> elements) {
    Object array = Array.newInstance(component, elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }
}
