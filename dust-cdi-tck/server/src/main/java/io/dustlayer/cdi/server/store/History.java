package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The leaves of a store as they were at some op, found by applying the log. */
final class History implements Leaves<RuntimeException> {
  private final Set<Quirk> quirks;
  private final Map<String, Entry> leaves = new TreeMap<>(EntryQuery::byBytes);

  /** The leaves of a snapshot, or of a new store. */
  History(Optional<Snapshot> snapshot, Set<Quirk> quirks) {
    this.quirks = quirks;
    snapshot.ifPresent(known -> put(known.entries()));
  }

  /** Applies more ops. */
  History after(List<CommittedOp> ops) {
    for (CommittedOp op : ops) {
      Replacement.of(op, quirks).forEach(step -> step.applyTo(this));
    }
    return this;
  }

  /** The leaves by rendered path, ordered by bytes; changes with this history. */
  Map<String, Entry> leaves() {
    return leaves;
  }

  /** What more ops would change, ordered by path; applies them. */
  List<Change> changes(List<CommittedOp> ops) {
    Map<String, Entry> before = new TreeMap<>(leaves);
    after(ops);
    TreeSet<String> paths = new TreeSet<>(Comparator.comparing(DustPath::parse));
    paths.addAll(before.keySet());
    paths.addAll(leaves.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      JsonValue old = shown(before.get(path));
      JsonValue now = shown(leaves.get(path));
      if (!old.equals(now)) {
        changes.add(new Change(path, old, now));
      }
    }
    return changes;
  }

  /** The protocol does not tell a leaf that is null from one that does not exist. */
  private static JsonValue shown(Entry leaf) {
    return leaf == null ? JsonValue.NULL : leaf.shown();
  }

  @Override
  public void clearTree(DustPath path) {
    clearLeaf(path);
    leaves.keySet().removeIf(other -> isBelow(other, path.render()));
  }

  @Override
  public void clearLeaf(DustPath path) {
    leaves.remove(path.render());
  }

  @Override
  public void put(List<Entry> more) {
    more.forEach(leaf -> leaves.put(leaf.path(), leaf));
  }

  /** Whether clearing the subtree of one rendered path would take the other with it. */
  boolean isBelow(String path, String ancestor) {
    return folded(path).startsWith(folded(ancestor) + "/");
  }

  private String folded(String path) {
    return quirks.contains(Quirk.CASE_FOLDING) ? AsciiCase.lower(path) : path;
  }
}
