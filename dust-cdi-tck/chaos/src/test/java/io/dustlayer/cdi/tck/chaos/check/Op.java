package io.dustlayer.cdi.tck.chaos.check;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operation of the server's log.
 *
 * @param seq its place
 * @param op such as {@code set}
 * @param path the rendered path
 * @param value as it was written
 * @param id the writer's id of it
 */
record Op(long seq, String op, String path, JsonValue value, String id) {

  boolean isDelete() {
    return op.equals("delete");
  }

  /** Whether a client made it: its ids begin with its name. */
  boolean isBy(String client) {
    return id.startsWith(client + '-');
  }

  /** The record that it changes: prefix and slug. */
  String record() {
    String[] segments = path.split("/");
    return segments[0] + '/' + segments[1];
  }

  /** The leaves that it sets. */
  Map<String, String> leaves() {
    Map<String, String> leaves = new TreeMap<>();
    if (!isDelete()) {
      collect(path, value, leaves);
    }
    return leaves;
  }

  private static void collect(String at, JsonValue value, Map<String, String> leaves) {
    if (value instanceof JsonObject object) {
      object.forEach((child, inside) -> collect(at + '/' + child, inside, leaves));
    } else {
      leaves.put(at, text(value));
    }
  }

  static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  @Override
  public String toString() {
    return seq + " " + op + " " + path + " " + value + " (" + id + ")";
  }
}
