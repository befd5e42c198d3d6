package io.dustlayer.cdi.tck.wire;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of the variables of a script: strings such as {@code $seq} or {@code $seq+2}. One gets
 * its value from what the client sends first in its place.
 */
final class Bindings {

  private final Map<String, JsonValue> values = new HashMap<>();

  /** What a template stands for. A variable without value takes that of the example, if any. */
  JsonValue filled(JsonValue template, JsonValue example) {
    if (template instanceof JsonString text && text.getString().startsWith("$")) {
      return variable(text.getString(), example);
    }
    if (template instanceof JsonArray array) {
      JsonArrayBuilder filled = Json.createArrayBuilder();
      for (int i = 0; i < array.size(); i++) {
        boolean known = example instanceof JsonArray other && i < other.size();
        filled.add(filled(array.get(i), known ? example.asJsonArray().get(i) : null));
      }
      return filled.build();
    }
    if (template instanceof JsonObject object) {
      JsonObjectBuilder filled = Json.createObjectBuilder();
      object.forEach(
          (name, value) ->
              filled.add(
                  name, filled(value, example instanceof JsonObject o ? o.get(name) : null)));
      return filled.build();
    }
    return template;
  }

  private JsonValue variable(String term, JsonValue example) {
    String[] parts = term.split("\\+");
    JsonValue value = values.get(parts[0]);
    if (value == null && example != null && parts.length == 1) {
      values.put(parts[0], example);
      return example;
    }
    if (value == null) {
      throw new AssertionError("the script uses " + term + " before the client gave it a value");
    }
    return parts.length == 1
        ? value
        : Json.createValue(((JsonNumber) value).longValueExact() + Long.parseLong(parts[1]));
  }

  /** The value of a number. */
  long number(String term) {
    return ((JsonNumber) variable(term, null)).longValueExact();
  }
}
