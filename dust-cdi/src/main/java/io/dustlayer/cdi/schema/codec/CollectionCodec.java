package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Lists, sets and other collections, as arrays. */
final class CollectionCodec extends Codec {

  private final Supplier<Collection<Object>> empty;
  private final Codec element;

  CollectionCodec(Supplier<Collection<Object>> empty, Codec element) {
    this.empty = empty;
    this.element = element;
  }

  @Override
  protected boolean isInstance(Object value) {
    return false;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    JsonArrayBuilder array = PlainJson.PROVIDER.createArrayBuilder();
    Set<JsonValue> distinct = new HashSet<>();
    int index = 0;
    for (Object each : (Collection<?>) value) {
      JsonValue json = Elements.encode(element, each, index++);
      if (!distinct.add(json) && value instanceof Set<?>) {
        throw new ConversionException(
            "is a set of which two elements are stored alike, so one would be lost");
      }
      array.add(json);
    }
    return array.build();
  }

  @Override
  protected Object read(JsonValue json) {
    if (!(json instanceof JsonArray array)) {
      throw expected("an array", json);
    }
    return collect(Elements.decode(element, array));
  }

  @Override
  public Object cast(Object outside) {
    return outside == null || outside == JsonValue.NULL
        ? null
        : collect(Elements.cast(element, outside));
  }

  private Collection<Object> collect(List<Object> elements) {
    Collection<Object> collection = empty.get();
    try {
      collection.addAll(elements);
    } catch (NullPointerException | ClassCastException | IllegalStateException refused) {
      throw new ConversionException(
          "has an element that a " + collection.getClass().getSimpleName() + " refuses", refused);
    }
    return collection;
  }
}
