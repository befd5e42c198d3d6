package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Set;

/**
 * Typed values in a store. Reads and catch-up show them as plain text, live events as {@code
 * {"_typed": "1.10", "_type": "decimal"}}: here they all become plain text, so that reads do not
 * depend on the transport.
 */
public final class TypedValues {

  private static final Set<String> KINDS = Set.of("decimal", "datetime");

  // Somebody else's value may have more levels than a stack has frames. Nobody can load it.
  private static final int MAX_DEPTH = 1000;

  private TypedValues() {}

  /**
   * JSON without envelopes.
   *
   * @param json stored JSON
   * @return the same with each envelope replaced by its text, as deep as values may be nested
   */
  public static JsonValue unwrap(JsonValue json) {
    return unwrap(json, MAX_DEPTH);
  }

  private static boolean isFlat(Collection<JsonValue> values) {
    for (JsonValue value : values) {
      if (value instanceof JsonStructure) {
        return false;
      }
    }
    return true;
  }

  private static JsonValue unwrap(JsonValue json, int left) {
    if (left == 0) {
      return json;
    }
    if (json instanceof JsonArray array) {
      if (isFlat(array)) {
        return json;
      }
      JsonArrayBuilder result = PlainJson.PROVIDER.createArrayBuilder();
      array.forEach(element -> result.add(unwrap(element, left - 1)));
      return result.build();
    }
    if (!(json instanceof JsonObject object)) {
      return json;
    }
    if (object.get("_type") instanceof JsonString kind && KINDS.contains(kind.getString())) {
      JsonValue text = object.get("_typed");
      if (text != null) {
        return kind.getString().equals("decimal") && text instanceof JsonString digits
            ? new TypedDecimal(digits)
            : text;
      }
    }
    if (isFlat(object.values())) {
      return json;
    }
    JsonObjectBuilder result = PlainJson.PROVIDER.createObjectBuilder();
    object.forEach((key, value) -> result.add(key, unwrap(value, left - 1)));
    return result.build();
  }
}
