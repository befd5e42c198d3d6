package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The elements of arrays and collections, one by one, with their index in errors. */
final class Elements {

  private Elements() {}

  static JsonValue encode(Codec codec, Object element, int index) {
    try {
      return codec.encode(element, Place.LEAF);
    } catch (ConversionException refused) {
      throw refused.at("[" + index + "]");
    }
  }

  static List<Object> decode(Codec codec, JsonArray array) {
    return convert(array, element -> codec.decode((JsonValue) element));
  }

  static List<Object> cast(Codec codec, Object outside) {
    if (outside instanceof Iterable<?> elements) {
      return convert(elements, codec::cast);
    }
    if (outside.getClass().isArray()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(outside); i++) {
        elements.add(Array.get(outside, i));
      }
      return convert(elements, codec::cast);
    }
    throw new ConversionException("should be a list but is a " + outside.getClass().getName());
  }

  private static List<Object> convert(Iterable<?> elements, Function<Object, Object> conversion) {
    List<Object> converted = new ArrayList<>();
    for (Object element : elements) {
      try {
        converted.add(conversion.apply(element));
      } catch (ConversionException refused) {
        throw refused.at("[" + converted.size() + "]");
      }
    }
    return converted;
  }
}
