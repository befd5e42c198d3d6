package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.Map;

/** Pending writes on top of a state, recomputed naively. */
final class Overlay {

  private Overlay() {}

  static void show(Map<String, JsonValue> view, OpKind kind, DustPath path, JsonValue value) {
    String at = path.render();
    switch (kind) {
      case SET -> {
        clear(view, at);
        flatten(view, path, value);
      }
      case DELETE -> clear(view, at);
      case MERGE ->
          value
              .asJsonObject()
              .forEach(
                  (name, child) -> {
                    if (ModelStore.isSubtree(child)) {
                      clear(view, path.child(name).render());
                    }
                    flatten(view, path.child(name), child);
                  });
      case INCREMENT -> {
        JsonValue before = view.getOrDefault(at, JsonValue.NULL);
        if (before instanceof JsonNumber || before.getValueType() == JsonValue.ValueType.NULL) {
          view.put(at, ModelStore.total(kind, before, value));
        }
      }
      case ADD, REMOVE -> view.put(at, ModelStore.total(kind, view.get(at), value));
      default -> {
        // Only the server knows what becomes of leases and files.
      }
    }
  }

  private static void clear(Map<String, JsonValue> view, String at) {
    view.keySet().removeIf(path -> path.equals(at) || path.startsWith(at + '/'));
  }

  private static void flatten(Map<String, JsonValue> view, DustPath path, JsonValue value) {
    if (ModelStore.isSubtree(value)) {
      value.asJsonObject().forEach((name, child) -> flatten(view, path.child(name), child));
    } else {
      view.put(path.render(), value);
    }
  }
}
