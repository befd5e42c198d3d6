package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The store of the model server: its leaves after each operation, and the log. Written from the
 * protocol alone, so that it can contradict the engine.
 */
final class ModelStore {

  /** One stored leaf. */
  record Entry(JsonValue value, long revision) {}

  /** One history; a restored server begins another one that shares the beginning. */
  static final class Timeline {
    private final List<ModelOp> log = new ArrayList<>();
    private final List<NavigableMap<String, Entry>> states = new ArrayList<>();
    private final List<Set<String>> changes = new ArrayList<>();

    NavigableMap<String, Entry> at(long seq) {
      return states.get((int) seq);
    }

    /** The paths at which operations changed something, from one on and up to another one. */
    Set<String> changes(long from, long to) {
      Set<String> all = new HashSet<>();
      for (long seq = from; seq <= to; seq++) {
        all.addAll(changes.get((int) seq - 1));
      }
      return all;
    }

    ModelOp op(long seq) {
      return log.get((int) seq - 1);
    }

    long seq() {
      return log.size();
    }
  }

  private final boolean folding;
  private final Map<String, List<ModelOp>> everCommitted = new HashMap<>();
  private Timeline timeline = new Timeline();
  private long snapshotSeq;

  ModelStore(boolean folding) {
    this.folding = folding;
    timeline.states.add(new TreeMap<>());
  }

  Timeline timeline() {
    return timeline;
  }

  long seq() {
    return timeline.seq();
  }

  NavigableMap<String, Entry> state() {
    return timeline.at(seq());
  }

  long snapshotSeq() {
    return snapshotSeq;
  }

  /** Whether a state of some history is also one of the present history. */
  boolean isCommon(Timeline other, long seq) {
    return other == timeline || seq == 0 || (seq <= seq() && other.op(seq) == timeline.op(seq));
  }

  /** Whether an operation is still part of the history. */
  boolean isInLog(ModelOp op) {
    return op.seq() <= seq() && timeline.op(op.seq()) == op;
  }

  /** Every commit of an operation, also those that a reset has undone. */
  List<ModelOp> commits(String clientOpId) {
    return everCommitted.getOrDefault(clientOpId, List.of());
  }

  void compact() {
    snapshotSeq = seq();
  }

  /** Goes back to an earlier state, as a backup has it: not to the midst of a batch. */
  void restore(long to) {
    long seq = to;
    while (seq > 0 && timeline.op(seq + 1).isContinued(timeline.op(seq))) {
      seq--;
    }
    Timeline earlier = new Timeline();
    earlier.log.addAll(timeline.log.subList(0, (int) seq));
    earlier.changes.addAll(timeline.changes.subList(0, (int) seq));
    earlier.states.addAll(timeline.states.subList(0, (int) seq + 1));
    timeline = earlier;
    snapshotSeq = Math.min(snapshotSeq, seq);
  }

  Optional<JsonValue> leaf(DustPath path) {
    return Optional.ofNullable(state().get(path.render())).map(Entry::value);
  }

  ModelOp commit(OpKind kind, DustPath path, JsonValue value, String device, String clientOpId) {
    long seq = seq() + 1;
    TreeMap<String, Entry> next = new TreeMap<>(state());
    Set<String> folded = new TreeSet<>();
    JsonValue result = apply(next, kind, path, value, seq, folded);
    ModelOp op = new ModelOp(seq, kind, path, value, result, device, clientOpId, folded);
    timeline.changes.add(changes(state(), next));
    timeline.log.add(op);
    timeline.states.add(next);
    everCommitted.computeIfAbsent(clientOpId, id -> new ArrayList<>()).add(op);
    return op;
  }

  private static Set<String> changes(Map<String, Entry> before, Map<String, Entry> after) {
    Set<String> changes = new HashSet<>();
    after.forEach(
        (path, entry) -> {
          if (before.get(path) != entry) {
            changes.add(path);
          }
        });
    before.keySet().stream().filter(path -> !after.containsKey(path)).forEach(changes::add);
    return changes;
  }

  private JsonValue apply(
      TreeMap<String, Entry> leaves,
      OpKind kind,
      DustPath path,
      JsonValue value,
      long seq,
      Set<String> folded) {
    String at = path.render();
    switch (kind) {
      case SET -> {
        clear(leaves, at, folded);
        flatten(leaves, path, value, seq);
      }
      case DELETE -> clear(leaves, at, folded);
      case MERGE -> {
        for (Map.Entry<String, JsonValue> child : value.asJsonObject().entrySet()) {
          DustPath below = path.child(child.getKey());
          if (isSubtree(child.getValue())) {
            clear(leaves, below.render(), folded);
            flatten(leaves, below, child.getValue(), seq);
          } else {
            leaves.put(below.render(), new Entry(child.getValue(), seq));
          }
        }
      }
      case INCREMENT, ADD, REMOVE -> {
        JsonValue total = total(kind, leaves.get(at) == null ? null : leaves.get(at).value, value);
        leaves.put(at, new Entry(total, seq));
        return total;
      }
      case RELEASE -> leaves.remove(at);
      default -> leaves.put(at, new Entry(value, seq));
    }
    return kind == OpKind.DELETE || kind == OpKind.RELEASE ? JsonValue.NULL : value;
  }

  /** What a counter or set holds after an operation on what it held before. */
  static JsonValue total(OpKind kind, JsonValue before, JsonValue operand) {
    if (kind == OpKind.INCREMENT) {
      long start = before instanceof JsonNumber number ? number.longValue() : 0;
      return Wire.value(start + ((JsonNumber) operand).longValue());
    }
    List<JsonValue> elements = new ArrayList<>();
    if (kind == OpKind.ADD) {
      elements.add(operand);
    }
    if (before instanceof JsonArray array) {
      array.stream().filter(element -> !element.equals(operand)).forEach(elements::add);
    }
    return Wire.array(elements);
  }

  // A real server removes the leaf by its exact path, and those below with a LIKE that folds case.
  private void clear(TreeMap<String, Entry> leaves, String at, Set<String> folded) {
    leaves.remove(at);
    leaves.subMap(at + '/', at + '0').clear();
    if (folding) {
      String prefix = at.toLowerCase(Locale.ROOT) + '/';
      leaves
          .keySet()
          .removeIf(
              leaf -> {
                boolean matches = leaf.toLowerCase(Locale.ROOT).startsWith(prefix);
                if (matches) {
                  folded.add(leaf);
                }
                return matches;
              });
    }
  }

  private static void flatten(
      TreeMap<String, Entry> leaves, DustPath path, JsonValue value, long seq) {
    if (!isSubtree(value)) {
      leaves.put(path.render(), new Entry(value, seq));
      return;
    }
    value.asJsonObject().forEach((name, child) -> flatten(leaves, path.child(name), child, seq));
  }

  static boolean isSubtree(JsonValue value) {
    return value instanceof JsonObject object && !object.containsKey("_type");
  }
}
