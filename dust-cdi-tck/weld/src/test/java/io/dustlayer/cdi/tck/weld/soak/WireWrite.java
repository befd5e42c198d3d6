package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * One write as it goes over the wire.
 *
 * @param op {@code set}, {@code delete} or {@code merge}
 * @param path the rendered path
 * @param value JSON null for a delete
 */
record WireWrite(String op, String path, JsonValue value) {

  static WireWrite set(String path, JsonValue value) {
    return new WireWrite("set", path, value);
  }

  static WireWrite delete(String path) {
    return new WireWrite("delete", path, JsonValue.NULL);
  }

  /** The same text for the same write, whoever made its value and in whatever order of members. */
  String text() {
    return op + ' ' + path + ' ' + text(value);
  }

  static String text(JsonValue value) {
    if (value.getValueType() != JsonValue.ValueType.OBJECT) {
      return value.toString();
    }
    Map<String, String> members = new TreeMap<>();
    value.asJsonObject().forEach((name, member) -> members.put(name, text(member)));
    return members.toString();
  }
}
