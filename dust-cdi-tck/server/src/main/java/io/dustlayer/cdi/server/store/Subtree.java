package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The object that the leaves below a path make up.
 *
 * @param value the assembled object
 * @param revision the highest of its leaves
 */
public record Subtree(JsonObject value, long revision) {

  /** What is known of one object while it is put together; a key can be in both maps. */
  private static final class Branch {
    private final Map<String, JsonValue> leaves = new TreeMap<>();
    private final Map<String, Branch> branches = new TreeMap<>();

    JsonObject object() {
      JsonObjectBuilder object = JsonValues.object();
      Map<String, JsonValue> members = new TreeMap<>(leaves);
      branches.forEach((key, branch) -> members.put(key, branch.object()));
      members.forEach(object::add);
      return object.build();
    }
  }

  /** Assembles leaves, all deeper than {@code depth} segments; of equal keys the last one wins. */
  static Subtree assemble(int depth, List<Entry> leaves, boolean refuseLeafUnderLeaf) {
    Branch root = assembled(depth, leaves, Entry::shown, refuseLeafUnderLeaf);
    long revision = leaves.stream().mapToLong(Entry::revision).max().orElse(0);
    return new Subtree(root.object(), revision);
  }

  /** The same with typed values still in their envelopes, as one would have to write it. */
  static JsonObject stored(int depth, List<Entry> leaves) {
    return assembled(depth, leaves, Entry::stored, false).object();
  }

  private static Branch assembled(
      int depth, List<Entry> leaves, Function<Entry, JsonValue> value, boolean refuse) {
    Branch root = new Branch();
    for (Entry leaf : leaves) {
      List<String> segments = DustPath.parse(leaf.path()).segments();
      place(root, segments.subList(depth, segments.size()), leaf, value.apply(leaf), refuse);
    }
    return root;
  }

  private static void place(
      Branch root, List<String> keys, Entry leaf, JsonValue value, boolean refuseLeafUnderLeaf) {
    Branch parent = root;
    for (String key : keys.subList(0, keys.size() - 1)) {
      if (refuseLeafUnderLeaf && parent.leaves.containsKey(key)) {
        throw new LeafUnderLeafException(leaf.path());
      }
      parent = parent.branches.computeIfAbsent(key, absent -> new Branch());
    }
    String last = keys.get(keys.size() - 1);
    if (refuseLeafUnderLeaf && parent.branches.containsKey(last)) {
      throw new LeafUnderLeafException(leaf.path());
    }
    parent.leaves.put(last, value);
  }
}
