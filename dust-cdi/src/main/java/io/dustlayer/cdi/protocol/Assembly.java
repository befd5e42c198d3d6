package io.dustlayer.cdi.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The object that a server would assemble from the leaves below a path. A leaf that has leaves
 * below itself hides them. Not safe for concurrent use.
 */
public final class Assembly {

  private final Map<String, Assembly> children = new LinkedHashMap<>();
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
    Deque<Part> parts = new ArrayDeque<>();
    Part part = new Part(null, this, json);
    while (true) {
      if (part.left.hasNext()) {
        Map.Entry<String, Assembly> child = part.left.next();
        if (child.getValue().leaf != null) {
          part.object.add(child.getKey(), child.getValue().leaf);
        } else {
          parts.push(part);
          part = new Part(child.getKey(), child.getValue(), json);
        }
        continue;
      }
      JsonObject done = part.object.build();
      if (parts.isEmpty()) {
        return done;
      }
      String name = part.name;
      part = parts.pop();
      part.object.add(name, done);
    }
  }

  // One level, half done. A path may have more segments than a stack has frames.
  private static final class Part {

    private final String name;
    private final Iterator<Map.Entry<String, Assembly>> left;
    private final JsonObjectBuilder object;

    Part(String name, Assembly node, JsonProvider json) {
      this.name = name;
      this.left = node.children.entrySet().iterator();
      this.object = json.createObjectBuilder();
    }
  }
}
