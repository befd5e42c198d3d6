package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Maps, as objects. An absent map reads as an empty one, because servers store nothing for an empty
 * object; null values are kept, and a map that would vanish inside another is refused.
 */
final class MapCodec extends Codec {

  private final Supplier<Map<Object, Object>> empty;
  private final Codec key;
  private final Codec value;

  MapCodec(Supplier<Map<Object, Object>> empty, Codec key, Codec value) {
    this.empty = empty;
    this.key = key;
    this.value = value;
  }

  @Override
  public Object absent() {
    return empty.get();
  }

  @Override
  public boolean absentIsEmpty() {
    return true;
  }

  @Override
  protected boolean isInstance(Object candidate) {
    return false;
  }

  @Override
  protected JsonValue write(Object map, Place place) {
    JsonObjectBuilder object = PlainJson.PROVIDER.createObjectBuilder();
    Set<String> names = new HashSet<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
      String name = name(entry.getKey());
      if (!names.add(name)) {
        throw new ConversionException("has two keys that are both stored as '" + name + "'");
      }
      object.add(name, write(name, entry.getValue(), place));
    }
    return object.build();
  }

  private String name(Object mapKey) {
    if (mapKey == null) {
      throw new ConversionException("has a null key");
    }
    JsonValue json;
    try {
      json = key.encode(mapKey, Place.LEAF);
    } catch (ConversionException refused) {
      throw new ConversionException("has a key that " + refused.reason(), refused);
    }
    String name =
        json instanceof JsonString text
            ? text.getString()
            : ((JsonNumber) json).bigIntegerValue().toString();
    Keys.fault(name)
        .ifPresent(
            fault -> {
              throw new ConversionException("has a key '" + name + "' that " + fault);
            });
    return name;
  }

  private JsonValue write(String name, Object content, Place place) {
    try {
      JsonValue json = value.encode(content, place);
      if (place == Place.SUBTREE && isEmptyObject(json)) {
        throw new ConversionException(
            "is an empty map inside a map, for which servers store nothing; leave its key out");
      }
      return json;
    } catch (ConversionException refused) {
      throw refused.at(step(name));
    }
  }

  @Override
  protected Object read(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      throw expected("an object", json);
    }
    Map<Object, Object> map = empty.get();
    object.forEach((name, content) -> put(map, name, content, value::decode));
    return map;
  }

  @Override
  public Object cast(Object outside) {
    if (outside == null || outside == JsonValue.NULL) {
      return null;
    }
    if (!(outside instanceof Map<?, ?> entries)) {
      throw new ConversionException("should be a map but is a " + outside.getClass().getName());
    }
    Map<Object, Object> map = empty.get();
    entries.forEach((name, content) -> put(map, name, content, value::cast));
    return map;
  }

  private <C> void put(
      Map<Object, Object> map, Object name, C content, Function<C, Object> conversion) {
    try {
      map.put(key.cast(name), conversion.apply(content));
    } catch (NullPointerException | ClassCastException refused) {
      throw new ConversionException(
              "is an entry that a " + map.getClass().getSimpleName() + " refuses", refused)
          .at(step(name));
    } catch (ConversionException refused) {
      throw refused.at(step(name));
    }
  }

  private static String step(Object name) {
    return "['" + name + "']";
  }
}
