package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.BeanProperty;
import io.dustlayer.cdi.schema.codec.Codec;
import io.dustlayer.cdi.schema.codec.ConversionException;
import io.dustlayer.cdi.schema.codec.Keys;
import io.dustlayer.cdi.schema.codec.Place;
import io.dustlayer.cdi.schema.codec.TypedValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How a property is taken from a stored record, and from a Java one, without a word of whose it is.
 * A record because a JIT compiler takes the components of a constant one for constants.
 */
record StoredProperty(
    BeanProperty property, String wireName, Codec codec, Codec present, boolean required) {

  private static final MethodHandle FROM = method("from", Object.class, JsonObject.class);
  private static final MethodHandle ENCODED = method("encoded", JsonValue.class, Object.class);

  StoredProperty(BeanProperty property, Codec codec, boolean required) {
    this(property, property.wireName(), codec, codec.ofPresent(), required);
  }

  private static MethodHandle method(String name, Class<?> result, Class<?> argument) {
    try {
      return MethodHandles.lookup()
          .findVirtual(StoredProperty.class, name, MethodType.methodType(result, argument));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@link #from} of this property, as a handle. */
  MethodHandle reading() {
    return FROM.bindTo(this);
  }

  /** {@link #encoded} of this property, as a handle. */
  MethodHandle encoding() {
    return ENCODED.bindTo(this);
  }

  /** The value in a record; throws {@link ConversionException}. */
  Object from(JsonObject record) {
    return of(record.get(wireName));
  }

  /** The value of stored JSON, which may be null; throws {@link ConversionException}. */
  Object of(JsonValue stored) {
    if (stored != null && !(required && PropertyModel.isMissing(stored))) {
      Object usual = present.decodeUsual(stored);
      if (usual != null) {
        return usual;
      }
    }
    return any(stored);
  }

  private Object any(JsonValue stored) {
    JsonValue json = stored;
    if (json instanceof JsonStructure) {
      json = TypedValues.unwrap(json);
      Nesting.requireDepth(json);
    }
    if (required && PropertyModel.isMissing(json)) {
      throw new ConversionException("is missing");
    }
    return codec.decodeProperty(json);
  }

  /**
   * What to store of a Java record; null if that is nothing. Throws {@link ConversionException}.
   */
  JsonValue encoded(Object record) {
    JsonValue json = encode(property.read(record));
    return isNothing(json) ? null : json;
  }

  private boolean isNothing(JsonValue json) {
    return json == JsonValue.NULL || (!codec.isScalar() && json.getValueType() == ValueType.NULL);
  }

  /** The stored form of a value; throws {@link ConversionException}. */
  JsonValue encode(Object value) {
    if (codec.isScalar()) {
      return present.encode(value, Place.SUBTREE);
    }
    JsonValue json = Nesting.bounded(() -> codec.encode(value, Place.SUBTREE));
    if (json.getValueType() == ValueType.OBJECT) {
      json.asJsonObject().keySet().forEach(StoredProperty::requireTopLevelKey);
    }
    return json;
  }

  private static void requireTopLevelKey(String key) {
    Keys.faultOfProperty(key)
        .ifPresent(
            fault -> {
              throw new ConversionException("has a key '" + key + "', which " + fault);
            });
  }
}
