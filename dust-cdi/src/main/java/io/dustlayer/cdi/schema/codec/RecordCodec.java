package io.dustlayer.cdi.schema.codec;

import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import io.dustlayer.cdi.schema.bean.ConstructionException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nested records, component by component. Null components are left out; unknown stored names are
 * ignored.
 */
final class RecordCodec extends Codec {

  private final Class<?> type;
  private final Bean bean;
  private final Map<BeanProperty, Codec> components = new LinkedHashMap<>();

  RecordCodec(Class<?> type, Bean bean) {
    this.type = type;
    this.bean = bean;
  }

  /** Adds the codec of a component; the codec of a recursive type is known before those. */
  void add(BeanProperty component, Codec codec) {
    components.put(component, codec);
  }

  @Override
  protected boolean isInstance(Object value) {
    return type.isInstance(value);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    Object typed = type.cast(value);
    JsonObjectBuilder object = PlainJson.PROVIDER.createObjectBuilder();
    components.forEach(
        (component, codec) -> {
          try {
            JsonValue json = codec.encode(component.read(typed), place);
            if (json != JsonValue.NULL && !isEmptyMap(codec, json)) {
              object.add(component.wireName(), json);
            }
          } catch (ConversionException refused) {
            throw refused.at("." + component.name());
          }
        });
    return object.build();
  }

  private static boolean isEmptyMap(Codec codec, JsonValue json) {
    return codec.absentIsEmpty() && isEmptyObject(json);
  }

  @Override
  protected Object read(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      throw expected("an object", json);
    }
    Map<String, Object> values = new HashMap<>();
    components.forEach(
        (component, codec) -> {
          try {
            values.put(component.name(), codec.decodeProperty(object.get(component.wireName())));
          } catch (ConversionException refused) {
            throw refused.at("." + component.name());
          }
        });
    return construct(values);
  }

  @Override
  public Object cast(Object outside) {
    if (outside == null || outside == JsonValue.NULL || isInstance(outside)) {
      return outside == JsonValue.NULL ? null : outside;
    }
    if (!(outside instanceof Map<?, ?> given)) {
      throw new ConversionException(
          "should be a map or a " + type.getSimpleName() + " but is a " + outside.getClass());
    }
    Map<String, Object> values = new HashMap<>();
    given.forEach((name, content) -> cast(String.valueOf(name), content, values));
    components.forEach((component, codec) -> values.putIfAbsent(component.name(), codec.absent()));
    return construct(values);
  }

  private void cast(String name, Object content, Map<String, Object> values) {
    BeanProperty component =
        components.keySet().stream()
            .filter(each -> each.name().equals(name) || each.wireName().equals(name))
            .findFirst()
            .orElseThrow(() -> new ConversionException("has no property '" + name + "'"));
    try {
      Codec codec = components.get(component);
      boolean none = content == null || content == JsonValue.NULL;
      values.put(component.name(), none ? codec.absent() : codec.cast(content));
    } catch (ConversionException refused) {
      throw refused.at("." + name);
    }
  }

  private Object construct(Map<String, Object> values) {
    try {
      return bean.construct(values);
    } catch (ConstructionException refused) {
      throw new ConversionException("is not accepted: " + refused.getMessage(), refused);
    }
  }
}
