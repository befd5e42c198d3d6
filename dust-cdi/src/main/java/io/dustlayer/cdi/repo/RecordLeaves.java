package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.Assembly;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
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
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private final Assembly root = new Assembly();

  /**
   * The object that leaves of a mirror make up.
   *
   * @param leaves in path order, all below one place
   * @param start where in their rendered paths the part below the place begins
   */
  static JsonObject assemble(List<MirrorView.Leaf> leaves, int start) {
    for (MirrorView.Leaf leaf : leaves) {
      String path = leaf.path();
      if (path.indexOf('/', start) >= 0 || path.indexOf('~', start) >= 0) {
        return assembleNested(leaves, start);
      }
    }
    JsonObjectBuilder object = PROVIDER.createObjectBuilder();
    leaves.forEach(leaf -> object.add(leaf.path().substring(start), leaf.value()));
    return object.build();
  }

  private static JsonObject assembleNested(List<MirrorView.Leaf> leaves, int start) {
    RecordLeaves nested = new RecordLeaves();
    leaves.forEach(
        leaf -> nested.add(DustPath.parse(leaf.path().substring(start)).segments(), leaf.value()));
    return nested.assemble();
  }

  /** Adds a leaf below the place; the segments say where, at least one. */
  void add(List<String> segments, JsonValue value) {
    root.add(segments, value);
  }

  /** The assembled object. */
  JsonObject assemble() {
    return root.value(PROVIDER).asJsonObject();
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
    JsonObjectBuilder object = PROVIDER.createObjectBuilder();
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
}
