package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.TreeMap;

/** JSON values with the keys of their objects in order. */
final class Sorted {
  private Sorted() {}

  static JsonValue of(JsonValue value) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder sorted = JsonValues.object();
      new TreeMap<>(object).forEach((key, member) -> sorted.add(key, of(member)));
      return sorted.build();
    } else if (value instanceof JsonArray array) {
      JsonArrayBuilder sorted = JsonValues.array();
      array.forEach(element -> sorted.add(of(element)));
      return sorted.build();
    }
    return value;
  }
}
