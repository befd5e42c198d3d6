package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;

/**
 * Turns the values of one Java type into JSON that a server keeps, and back.
 *
 * <p>The law: {@link #decode} of what a server makes of {@link #encode} of a value is the value in
 * normal form, or {@code encode} throws.
 */
public abstract class Codec {

  private final boolean scalar;

  /** A codec; subclasses are immutable. */
  protected Codec() {
    this(false);
  }

  /**
   * A codec; subclasses are immutable.
   *
   * @param scalar whether values are never written as an object, an array or JSON null
   */
  protected Codec(boolean scalar) {
    this.scalar = scalar;
  }

  /**
   * Whether values are never written as an object, an array or JSON null, so that nothing needs to
   * be looked for inside of what they are written as.
   *
   * @return the same for every value
   */
  public final boolean isScalar() {
    return scalar;
  }

  /**
   * The JSON of a value.
   *
   * @param value may be null
   * @param place where it will stand
   * @return {@link JsonValue#NULL} for null; an empty object in a {@link Place#SUBTREE} only if
   *     {@link #absentIsEmpty()}
   * @throws ConversionException if it could not be read back
   */
  public final JsonValue encode(Object value, Place place) {
    if (value == null) {
      return JsonValue.NULL;
    }
    JsonValue json;
    try {
      json = write(value, place);
    } catch (ClassCastException wrongType) {
      throw new ConversionException("holds a " + value.getClass().getName(), wrongType);
    }
    if (!scalar && place == Place.SUBTREE && isEmptyObject(json) && !absentIsEmpty()) {
      throw new ConversionException(
          "is an empty object, for which servers store nothing; use null");
    }
    return json;
  }

  /**
   * The value of JSON that stands in a list, map or array.
   *
   * @param json stored JSON
   * @return the value; for JSON null, what null elements are read as
   * @throws ConversionException if the JSON does not fit the type
   */
  public final Object decode(JsonValue json) {
    return json.getValueType() == ValueType.NULL ? nullElement() : read(json);
  }

  /**
   * The value of a property.
   *
   * @param json stored JSON; null if nothing is stored
   * @return the value; {@link #absent()} for nothing and for JSON null
   * @throws ConversionException if the JSON does not fit the type
   */
  public final Object decodeProperty(JsonValue json) {
    return json == null || json.getValueType() == ValueType.NULL ? absent() : read(json);
  }

  /**
   * The value of JSON in the form that nearly all values of a scalar type have. Asks for nothing
   * else, so that a compiler that knows the codec leaves one comparison of it.
   *
   * @param json stored JSON
   * @return as {@link #decodeProperty}; null if that has to be asked
   * @throws ConversionException if the JSON does not fit the type
   */
  public Object decodeUsual(JsonValue json) {
    return null;
  }

  /**
   * The codec that does the work for what is neither null nor absent.
   *
   * @return this, or the one that it wraps
   */
  public Codec ofPresent() {
    return this;
  }

  /**
   * The value for something that comes from outside: an instance of the type, text, a number, a
   * boolean, a collection, an array, a map or JSON.
   *
   * @param outside may be null
   * @return the value
   * @throws ConversionException if it cannot be converted
   */
  public Object cast(Object outside) {
    if (outside == null || outside == JsonValue.NULL) {
      return nullElement();
    }
    if (isInstance(outside)) {
      return outside;
    }
    if (outside instanceof CharSequence text) {
      return fromText(text.toString());
    }
    if (outside instanceof JsonString text) {
      return fromText(text.getString());
    }
    return decode(PlainJson.of(outside));
  }

  /**
   * What a property reads as when nothing is stored.
   *
   * @return null unless the type has another way to say so
   */
  public Object absent() {
    return null;
  }

  /**
   * Whether {@link #absent()} equals the value that is written as an empty object: true for maps.
   *
   * @return false unless overridden
   */
  public boolean absentIsEmpty() {
    return false;
  }

  /**
   * Whether values can be the keys of a stored map.
   *
   * @return true if {@link #fromText} reads the text of what {@link #encode} gives
   */
  public boolean isKey() {
    return false;
  }

  /**
   * Whether a value has the type already and needs no conversion inside.
   *
   * @param value not null
   * @return true if {@link #cast} may return it as it is
   */
  protected abstract boolean isInstance(Object value);

  /**
   * Writes a value.
   *
   * @param value not null
   * @param place where it will stand
   * @return its JSON
   * @throws ConversionException if it could not be read back
   */
  protected abstract JsonValue write(Object value, Place place);

  /**
   * Reads a value.
   *
   * @param json not JSON null
   * @return its value
   * @throws ConversionException if it does not fit
   */
  protected abstract Object read(JsonValue json);

  /**
   * Reads text as a user types it.
   *
   * @param text any text
   * @return the value
   * @throws ConversionException if it does not fit
   */
  public Object fromText(String text) {
    return read(PlainJson.PROVIDER.createValue(text));
  }

  /**
   * What JSON null inside a list, map or array reads as.
   *
   * @return null unless overridden
   */
  protected Object nullElement() {
    return null;
  }

  static boolean isEmptyObject(JsonValue json) {
    return json.getValueType() == ValueType.OBJECT && json.asJsonObject().isEmpty();
  }

  static ConversionException expected(String what, JsonValue found) {
    return new ConversionException("should be " + what + " but is " + PlainJson.describe(found));
  }
}
