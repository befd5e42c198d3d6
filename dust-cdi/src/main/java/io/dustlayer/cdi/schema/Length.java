package io.dustlayer.cdi.schema;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

/** The measures that changesets check. */
final class Length {

  private Length() {}

  /** How long a text is, or how many elements a collection, map or array has. */
  static int of(String property, Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    if (value instanceof Collection<?> collection) {
      return collection.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    if (value.getClass().isArray()) {
      return Array.getLength(value);
    }
    throw new IllegalArgumentException(
        property + " is a " + value.getClass().getName() + ", which has neither length nor size");
  }

  static CharSequence text(String property, Object value) {
    if (value instanceof CharSequence text) {
      return text;
    }
    throw new IllegalArgumentException(
        property + " is a " + value.getClass().getName() + ", which is not text");
  }
}
