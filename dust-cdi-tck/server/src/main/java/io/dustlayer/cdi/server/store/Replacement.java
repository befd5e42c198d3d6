package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One step of what an op does to the leaves of a store. The state of a store is the outcome of the
 * replacements of all its ops in order, in the database as in a look at its history.
 *
 * @param path whose leaf goes
 * @param tree whether its descendants go, too
 * @param leaves what comes instead
 */
record Replacement(DustPath path, boolean tree, List<Entry> leaves) {
  /** What an op does, in order. */
  static List<Replacement> of(CommittedOp op, Set<Quirk> quirks) {
    DustPath path = DustPath.parse(op.path());
    switch (op.op()) {
      case "set":
        return List.of(flattened(path, op.result(), op.storeSeq()));
      case "delete":
        return List.of(new Replacement(path, true, List.of()));
      case "merge":
        return merged(path, op.result().asJsonObject(), op.storeSeq(), quirks);
      case "put_file":
        return List.of(new Replacement(path, true, leaf(op, EntryType.PUT_FILE)));
      case "increment":
        return List.of(new Replacement(path, false, leaf(op, EntryType.COUNTER)));
      case "add":
      case "remove":
        return List.of(new Replacement(path, false, leaf(op, EntryType.SET)));
      case "lease":
      case "renew":
        return List.of(new Replacement(path, false, leaf(op, EntryType.LEASE)));
      case "release":
        return List.of(new Replacement(path, false, List.of()));
      default:
        throw new IllegalArgumentException("op " + op.storeSeq() + " is an unknown " + op.op());
    }
  }

  private static List<Replacement> merged(
      DustPath path, JsonObject children, long revision, Set<Quirk> quirks) {
    boolean stale = quirks.contains(Quirk.MERGE_LEAVES_STALE_CHILDREN);
    List<Replacement> steps = new ArrayList<>();
    for (Map.Entry<String, JsonValue> child : children.entrySet()) {
      Replacement whole = flattened(path.child(child.getKey()), child.getValue(), revision);
      boolean tree = !stale || Flattening.isTakenApart(child.getValue());
      steps.add(new Replacement(whole.path(), tree, whole.leaves()));
    }
    return steps;
  }

  private static Replacement flattened(DustPath path, JsonValue value, long revision) {
    List<Entry> leaves =
        Flattening.leaves(path, value).stream()
            .map(leaf -> entry(leaf.path().render(), leaf.value(), revision))
            .toList();
    return new Replacement(path, true, leaves);
  }

  private static Entry entry(String path, JsonValue value, long revision) {
    return new Entry(path, JsonWriter.text(value), EntryType.of(value), revision);
  }

  private static List<Entry> leaf(CommittedOp op, EntryType type) {
    return List.of(new Entry(op.path(), JsonWriter.text(op.result()), type, op.storeSeq()));
  }

  <X extends Exception> void applyTo(Leaves<X> all) throws X {
    if (tree) {
      all.clearTree(path);
    } else {
      all.clearLeaf(path);
    }
    all.put(leaves);
  }
}
