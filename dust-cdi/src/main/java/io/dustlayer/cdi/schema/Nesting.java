package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.codec.ConversionException;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.function.Supplier;

/** How deep a stored value may be nested, so that every reader can take it apart again. */
final class Nesting {

  /** JSON parsers stop at 1000 levels; the envelopes of a page need some of them. */
  static final int MAX_DEPTH = 500;

  private Nesting() {}

  /**
   * Encodes a value that may be nested too deeply, or hold itself.
   *
   * @param encoding may exhaust the stack
   * @return what it gives
   * @throws ConversionException if that is nested more than {@value #MAX_DEPTH} levels deep
   */
  static JsonValue bounded(Supplier<JsonValue> encoding) {
    JsonValue json;
    try {
      json = encoding.get();
    } catch (StackOverflowError endless) {
      throw tooDeep(endless);
    }
    requireDepth(json);
    return json;
  }

  /**
   * Refuses a value that is nested too deeply.
   *
   * @throws ConversionException if it is nested more than {@value #MAX_DEPTH} levels deep
   */
  static void requireDepth(JsonValue json) {
    requireDepth(json, MAX_DEPTH);
  }

  private static void requireDepth(JsonValue json, int left) {
    Collection<JsonValue> inside =
        switch (json.getValueType()) {
          case ARRAY -> json.asJsonArray();
          case OBJECT -> json.asJsonObject().values();
          default -> null;
        };
    if (inside == null) {
      return;
    }
    if (left == 0) {
      throw tooDeep(null);
    }
    inside.forEach(each -> requireDepth(each, left - 1));
  }

  private static ConversionException tooDeep(Throwable cause) {
    return new ConversionException(
        "is nested more than " + MAX_DEPTH + " levels deep; flatten it, or store it as text",
        cause);
  }
}
