package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The leaves of a store as they were at some op, found by applying the log from its beginning. */
final class History {
  private final boolean foldsCase;
  private final Map<String, Flattening.Leaf> leaves = new TreeMap<>();

  private History(boolean foldsCase) {
    this.foldsCase = foldsCase;
  }

  /** What the ops after {@code fromSeq} changed, ordered by path. */
  static List<Change> changes(List<CommittedOp> ops, long fromSeq, boolean foldsCase) {
    History history = new History(foldsCase);
    ops.stream().filter(op -> op.storeSeq() <= fromSeq).forEach(history::apply);
    Map<String, Flattening.Leaf> before = new TreeMap<>(history.leaves);
    ops.stream().filter(op -> op.storeSeq() > fromSeq).forEach(history::apply);
    TreeSet<String> paths = new TreeSet<>(Comparator.comparing(DustPath::parse));
    paths.addAll(before.keySet());
    paths.addAll(history.leaves.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      JsonValue old = shown(before.get(path));
      JsonValue now = shown(history.leaves.get(path));
      if (!old.equals(now)) {
        changes.add(new Change(path, old, now));
      }
    }
    return changes;
  }

  /** The protocol does not tell a leaf that is null from one that does not exist. */
  private static JsonValue shown(Flattening.Leaf leaf) {
    return leaf == null ? JsonValue.NULL : TypedValue.shown(leaf.value());
  }

  private void apply(CommittedOp op) {
    String below = folded(op.path()) + "/";
    leaves.keySet().removeIf(path -> path.equals(op.path()) || folded(path).startsWith(below));
    if (op.op().equals("set")) {
      Flattening.leaves(DustPath.parse(op.path()), op.value())
          .forEach(leaf -> leaves.put(leaf.path().render(), leaf));
    }
  }

  private String folded(String path) {
    return foldsCase ? AsciiCase.lower(path) : path;
  }
}
