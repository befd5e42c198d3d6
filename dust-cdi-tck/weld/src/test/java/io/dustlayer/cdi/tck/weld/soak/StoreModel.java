package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a log makes of a store: the few operations that a soak has, written down once more and as
 * plainly as can be. Shares no code with what it checks. Not safe for concurrent use.
 */
final class StoreModel {

  private final NavigableMap<String, JsonValue> leaves = new TreeMap<>();

  void apply(LoggedOp op) {
    switch (op.op()) {
      case "set" -> set(op.path(), op.value());
      case "delete" -> clear(op.path());
      case "merge" ->
          op.value().asJsonObject().forEach((child, value) -> set(op.path() + '/' + child, value));
      default -> throw new IllegalArgumentException("nobody here writes a " + op);
    }
  }

  NavigableMap<String, JsonValue> leaves() {
    return leaves;
  }

  /** The records below a prefix: for each slug, its leaves by their path below it; a copy. */
  Map<String, Map<String, JsonValue>> records(String prefix) {
    Map<String, Map<String, JsonValue>> records = new LinkedHashMap<>();
    below(prefix)
        .forEach(
            (path, value) -> {
              String[] parts = path.substring(prefix.length() + 1).split("/", 2);
              records
                  .computeIfAbsent(SoakSchema.unescaped(parts[0]), slug -> new TreeMap<>())
                  .put(parts.length == 1 ? "" : parts[1], value);
            });
    return records;
  }

  private void set(String path, JsonValue value) {
    clear(path);
    if (value instanceof JsonObject object) {
      object.forEach((child, inside) -> set(path + '/' + child, inside));
    } else {
      leaves.put(path, value);
    }
  }

  private void clear(String path) {
    leaves.remove(path);
    below(path).clear();
  }

  // The character after the slash ends what lies below.
  private NavigableMap<String, JsonValue> below(String path) {
    return leaves.subMap(path + '/', true, path + '0', false);
  }
}
