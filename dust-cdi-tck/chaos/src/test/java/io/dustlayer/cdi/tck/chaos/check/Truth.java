package io.dustlayer.cdi.tck.chaos.check;

import io.dustlayer.cdi.server.StoreAudit;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What the server has: its whole log, and what that makes of each leaf at each moment. */
public final class Truth {

  private static final String NOTHING = "";

  private final List<Op> ops;
  private final Map<Long, Op> bySeq = new HashMap<>();
  private final Map<String, Leaf> entries = new TreeMap<>();
  private final NavigableMap<String, NavigableMap<Long, String>> states = new TreeMap<>();

  /** A leaf at the end. */
  record Leaf(String value, long revision) {}

  Truth(List<Op> ops, Map<String, Leaf> entries) {
    this.ops = List.copyOf(ops);
    this.entries.putAll(entries);
    ops.forEach(this::apply);
  }

  /** From what the server's data folder has. */
  public static Truth of(StoreAudit audit) {
    List<Op> ops = new ArrayList<>();
    for (CommittedOp op : audit.ops()) {
      ops.add(new Op(op.storeSeq(), op.op(), op.path(), op.value(), op.origin().clientOpId()));
    }
    Map<String, Leaf> entries = new TreeMap<>();
    for (Entry entry : audit.entries()) {
      entries.put(entry.path(), new Leaf(Op.text(entry.stored()), entry.revision()));
    }
    return new Truth(ops, entries);
  }

  private void apply(Op op) {
    bySeq.put(op.seq(), op);
    if (!op.op().equals("merge")) {
      for (Map.Entry<String, NavigableMap<Long, String>> leaf : states.entrySet()) {
        if ((leaf.getKey() + '/').startsWith(op.path() + '/')) {
          leaf.getValue().put(op.seq(), NOTHING);
        }
      }
    }
    op.leaves()
        .forEach(
            (path, value) ->
                states.computeIfAbsent(path, unknown -> new TreeMap<>()).put(op.seq(), value));
  }

  List<Op> ops() {
    return ops;
  }

  Op op(long seq) {
    return bySeq.get(seq);
  }

  long lastSeq() {
    return ops.isEmpty() ? 0 : ops.get(ops.size() - 1).seq();
  }

  Map<String, Leaf> entries() {
    return entries;
  }

  /** What a leaf is as of a seq; empty if it is not there. */
  String at(String leaf, long seq) {
    Map.Entry<Long, String> state = states.getOrDefault(leaf, new TreeMap<>()).floorEntry(seq);
    return state == null ? NOTHING : state.getValue();
  }

  /** What a leaf is as of a seq, and all that it becomes. */
  Set<String> from(String leaf, long seq) {
    Collection<String> later =
        states.getOrDefault(leaf, new TreeMap<>()).tailMap(seq, false).values();
    Set<String> all = new HashSet<>(later);
    all.add(at(leaf, seq));
    return all;
  }

  /** Whether the log is one: complete, and the cause of what is stored. */
  List<String> violations() {
    List<String> found = new ArrayList<>();
    long seq = 0;
    for (Op op : ops) {
      if (op.seq() != ++seq) {
        found.add("wrong: the server's log has at place " + seq + ": " + op);
        seq = op.seq();
      }
    }
    Map<String, String> replayed = new TreeMap<>();
    states.forEach((leaf, changes) -> replayed.put(leaf, changes.lastEntry().getValue()));
    replayed.values().removeIf(NOTHING::equals);
    Map<String, String> stored = new TreeMap<>();
    entries.forEach((path, leaf) -> stored.put(path, leaf.value()));
    if (!replayed.equals(stored)) {
      found.add("wrong: the server's log makes " + replayed + ", but it has " + stored);
    }
    return found;
  }
}
