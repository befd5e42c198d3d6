package io.dustlayer.cdi.repo;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves below one place, and the object that a server assembles from them.
 *
 * <p>Objects are not stored: their leaves are, each at its own path, and an empty object leaves
 * nothing (PROTOCOL, model). Where a leaf has leaves below it, the leaf itself is what counts. Not
 * safe for concurrent use.
 */
final class RecordLeaves {

  // Looking the provider up costs a scan of the class path each time.
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private static final class Node {
    private JsonValue leaf;
    private final Map<String, Node> children = new LinkedHashMap<>();
  }

  private final Node root = new Node();

  /** Adds a leaf below the place; the segments say where, at least one. */
  void add(List<String> segments, JsonValue value) {
    Node node = root;
    for (String segment : segments) {
      node = node.children.computeIfAbsent(segment, s -> new Node());
    }
    node.leaf = value;
  }

  /** The assembled object. */
  JsonObject assemble() {
    return object(root);
  }

  /**
   * The leaves that a server stores for a value, each with its segments below the value's place.
   */
  static Map<List<String>, JsonValue> flatten(JsonValue value) {
    Map<List<String>, JsonValue> leaves = new LinkedHashMap<>();
    flatten(value, List.of(), leaves);
    return leaves;
  }

  /** An object of these members. */
  static JsonObject object(Map<String, JsonValue> members) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    members.forEach(object::add);
    return object.build();
  }

  private static void flatten(
      JsonValue value, List<String> at, Map<List<String>, JsonValue> leaves) {
    if (value.getValueType() != JsonValue.ValueType.OBJECT) {
      leaves.put(at, value);
      return;
    }
    value
        .asJsonObject()
        .forEach(
            (key, child) -> {
              List<String> below = new ArrayList<>(at);
              below.add(key);
              flatten(child, List.copyOf(below), leaves);
            });
  }

  private static JsonObject object(Node node) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    node.children.forEach(
        (key, child) -> object.add(key, child.leaf != null ? child.leaf : object(child)));
    return object.build();
  }
}
