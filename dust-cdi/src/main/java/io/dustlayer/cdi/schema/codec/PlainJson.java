package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** JSON of plain Java values, without any codec. */
final class PlainJson {

  // Looked up once: JSON-P searches the class path at each call of its static methods.
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private PlainJson() {}

  static JsonValue of(Object plain) {
    if (plain == null) {
      return JsonValue.NULL;
    }
    if (plain instanceof JsonValue json) {
      return json;
    }
    if (plain instanceof CharSequence || plain instanceof Character) {
      return PROVIDER.createValue(plain.toString());
    }
    if (plain instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (plain instanceof Number number) {
      return PROVIDER.createValue(decimal(number));
    }
    if (plain instanceof Map<?, ?> map) {
      JsonObjectBuilder object = PROVIDER.createObjectBuilder();
      map.forEach((key, value) -> object.add(String.valueOf(key), of(value)));
      return object.build();
    }
    if (plain instanceof Iterable<?> elements) {
      JsonArrayBuilder array = PROVIDER.createArrayBuilder();
      elements.forEach(element -> array.add(of(element)));
      return array.build();
    }
    if (plain.getClass().isArray()) {
      JsonArrayBuilder array = PROVIDER.createArrayBuilder();
      for (int i = 0; i < Array.getLength(plain); i++) {
        array.add(of(Array.get(plain, i)));
      }
      return array.build();
    }
    throw new ConversionException("cannot be converted from a " + plain.getClass().getName());
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    }
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    try {
      return new BigDecimal(number.toString());
    } catch (NumberFormatException notFinite) {
      throw new ConversionException("is not a finite number", notFinite);
    }
  }

  /** What kind of JSON it is, without its content. */
  static String describe(JsonValue json) {
    return switch (json.getValueType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "text";
      case NUMBER -> "a number";
      case TRUE, FALSE -> "a boolean";
      case NULL -> "null";
    };
  }
}
