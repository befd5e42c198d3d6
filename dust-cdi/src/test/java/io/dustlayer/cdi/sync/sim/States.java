package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.tree.Difference;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares states leaf by leaf, however they are kept. */
final class States {

  private States() {}

  static Map<String, JsonValue> of(Mirror mirror) {
    Map<String, JsonValue> leaves = new TreeMap<>();
    for (Iterator<Leaf> all = mirror.all(); all.hasNext(); ) {
      Leaf leaf = all.next();
      leaves.put(leaf.path(), leaf.value());
    }
    return leaves;
  }

  static Map<String, JsonValue> of(Map<String, ModelStore.Entry> entries) {
    Map<String, JsonValue> leaves = new TreeMap<>();
    entries.forEach((path, entry) -> leaves.put(path, entry.value()));
    return leaves;
  }

  /** The paths at which two states differ. */
  static Set<String> differences(Map<String, JsonValue> a, Map<String, JsonValue> b) {
    Set<String> differ = new TreeSet<>();
    a.forEach(
        (path, value) -> {
          if (!same(value, b.get(path))) {
            differ.add(path);
          }
        });
    b.keySet().stream().filter(path -> !a.containsKey(path)).forEach(differ::add);
    return differ;
  }

  /** Whether two values are equal; a typed value equals the string that stands for it. */
  static boolean same(JsonValue a, JsonValue b) {
    return a == b || (a != null && b != null && plain(a).equals(plain(b)));
  }

  private static JsonValue plain(JsonValue value) {
    return value instanceof JsonObject object && object.containsKey("_typed")
        ? object.get("_typed")
        : value;
  }

  /** Checks that an effect names what it touches; other differences than these it may name too. */
  static void coversChanges(String effect, List<DustPath> roots, Mirror before, Mirror after) {
    before
        .differences(after)
        .forEachRemaining(
            change -> {
              String path = path(change);
              if (!covers(roots, path) && isVisible(change)) {
                throw new Violation(effect + " does not name what it touches: " + path);
              }
            });
  }

  static String path(Difference<Leaf> change) {
    return change.before() == null ? change.after().path() : change.before().path();
  }

  private static boolean isVisible(Difference<Leaf> change) {
    return change.before() == null
        || change.after() == null
        || !same(change.before().value(), change.after().value());
  }

  static boolean covers(List<DustPath> roots, String path) {
    return roots.stream().anyMatch(root -> covers(root, path));
  }

  static boolean covers(DustPath root, String path) {
    String at = root.render();
    return path.startsWith(at) && (path.length() == at.length() || path.charAt(at.length()) == '/');
  }
}
