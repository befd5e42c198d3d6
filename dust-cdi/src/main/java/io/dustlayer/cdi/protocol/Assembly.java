package io.dustlayer.cdi.protocol;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The object that a server would assemble from the leaves below a path. A leaf that has leaves
 * below itself hides them. Not safe for concurrent use.
 */
public final class Assembly {

  private final Map<String, Assembly> children = new TreeMap<>();
  private JsonValue leaf;

  /** An assembly without leaves. */
  public Assembly() {}

  /**
   * Adds a leaf.
   *
   * @param below the segments from the assembled path down to the leaf; empty for the path's own
   * @param value the leaf's value
   */
  public void add(List<String> below, JsonValue value) {
    Assembly node = this;
    for (String segment : below) {
      node = node.children.computeIfAbsent(segment, absent -> new Assembly());
    }
    node.leaf = value;
  }

  /**
   * What a reader of the path gets.
   *
   * @param json builds objects
   * @return the path's own leaf, or else an object
   */
  public JsonValue value(JsonProvider json) {
    if (leaf != null) {
      return leaf;
    }
    JsonObjectBuilder object = json.createObjectBuilder();
    children.forEach((name, child) -> object.add(name, child.value(json)));
    return object.build();
  }
}
