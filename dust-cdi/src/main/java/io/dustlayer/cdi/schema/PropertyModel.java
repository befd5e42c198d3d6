package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.Violation;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import io.dustlayer.cdi.schema.bean.TypeBindings;
import io.dustlayer.cdi.schema.codec.Codec;
import io.dustlayer.cdi.schema.codec.ConversionException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Set;

/** A stored property of an entity. Compared by identity: each model has one for each property. */
public final class PropertyModel {

  private final BeanProperty property;
  private final Codec codec;
  private final boolean required;
  private final StoredProperty stored;

  PropertyModel(BeanProperty property, Codec codec, boolean required) {
    this.property = property;
    this.codec = codec;
    this.required = required;
    this.stored = new StoredProperty(property, codec, required);
  }

  /**
   * The Java name.
   *
   * @return never empty
   */
  public String name() {
    return property.name();
  }

  /**
   * The name under which it is stored: the last segment of its path in FLAT mode, the key in MAP
   * mode.
   *
   * @return never empty
   */
  public String wireName() {
    return property.wireName();
  }

  /**
   * The Java type.
   *
   * @return with the type variables of the entity's superclasses resolved
   */
  public Type type() {
    return property.type();
  }

  /**
   * Whether a record without it is neither written nor loaded.
   *
   * @return true if the schema lists it in {@code required}
   */
  public boolean required() {
    return required;
  }

  Object read(Object record) {
    return property.read(record);
  }

  StoredProperty stored() {
    return stored;
  }

  /** The stored form of a value; throws {@link ConversionException}. */
  JsonValue encode(Object value) {
    return stored.encode(value);
  }

  /** The value of stored JSON, null if nothing is stored; throws {@link ConversionException}. */
  Object decode(JsonValue json) {
    if (json != null) {
      Nesting.requireDepth(json);
    }
    return codec.decodeProperty(json);
  }

  /** The value of something from outside; throws {@link ConversionException}. */
  Object cast(Object outside) {
    return codec.cast(outside);
  }

  /** Whether a value can be given to the property without conversion. */
  boolean accepts(Object value) {
    Class<?> raw = TypeBindings.erase(property.type());
    return value == null
        ? !raw.isPrimitive()
        : MethodType.methodType(raw).wrap().returnType().isInstance(value);
  }

  /**
   * Whether stored JSON counts as missing where the property is required.
   *
   * @param json may be null
   * @return true for null, JSON null, {@code ""} and <code>{}</code>
   */
  public static boolean isMissing(JsonValue json) {
    if (json == null || json.getValueType() == ValueType.NULL) {
      return true;
    }
    return json instanceof JsonString text
        ? text.getString().isEmpty()
        : json.getValueType() == ValueType.OBJECT && json.asJsonObject().isEmpty();
  }

  /** Whether a value would count as missing once it is stored. */
  boolean isMissing(Object value) {
    try {
      return isMissing(encode(value));
    } catch (ConversionException unstorable) {
      return false;
    }
  }

  /** Whether two values are stored alike; values that cannot be stored are alike if equal. */
  boolean same(Object one, Object other) {
    try {
      return stored(one).equals(stored(other)) || (one instanceof Set<?> && one.equals(other));
    } catch (ConversionException unstorable) {
      return Objects.deepEquals(one, other);
    }
  }

  // Null and an empty map are both read as an empty map.
  private JsonValue stored(Object value) {
    JsonValue json = encode(value);
    return codec.absentIsEmpty() && isMissing(json) ? JsonValue.NULL : json;
  }

  /** What is wrong with a value of this property. */
  Violation violation(ConversionException refused, Object value) {
    return new Violation(name() + refused.path(), refused.reason(), value);
  }

  /** The Java name. */
  @Override
  public String toString() {
    return name();
  }
}
