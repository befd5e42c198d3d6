package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * This client's own operations that the committed state does not have yet, in their order. What is
 * taken out of it is undone, and nothing else, also with several operations on one path.
 *
 * <p>Only the subtrees that changed are computed anew, from the operations that concern them: the
 * work of an event depends neither on the size of the store nor on the number of operations here.
 */
final class Overlay {

  private static final class Entry {
    private final long order;
    private final List<DustPath> roots;
    private final boolean overwrites;
    private final Consumer<Mirror.Editor> preview;
    private long seq;
    private boolean lost;

    private Entry(
        long order, List<DustPath> roots, OpKind kind, long seq, Consumer<Mirror.Editor> preview) {
      this.order = order;
      this.roots = roots;
      this.overwrites = kind == OpKind.SET || kind == OpKind.DELETE;
      this.preview = preview;
      this.seq = seq;
    }
  }

  private final NavigableMap<Long, Entry> entries = new TreeMap<>();
  private final Map<String, Entry> byId = new HashMap<>();
  private final NavigableMap<String, NavigableMap<Long, Entry>> byRoot =
      new TreeMap<>(DustPath::compareRendered);
  private final NavigableMap<Long, List<Entry>> bySeq = new TreeMap<>();
  private long lastOrder;

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Adds a write whose outcome is not known. */
  void add(WriteRequest request, Turn turn) {
    Entry entry =
        new Entry(
            ++lastOrder,
            Operations.touched(request),
            request.kind(),
            0,
            editor -> Operations.preview(editor, request));
    byId.put(request.clientOpId(), entry);
    add(entry, turn);
  }

  /** Adds an operation that is committed beyond the watermark. */
  void add(StoreEvent event, Turn turn) {
    Entry entry =
        new Entry(
            ++lastOrder,
            Operations.touched(event),
            event.kind(),
            event.storeSeq(),
            editor -> Operations.apply(editor, event));
    bySeq.computeIfAbsent(event.storeSeq(), seq -> new ArrayList<>()).add(entry);
    add(entry, turn);
  }

  /** Whether a write is here whose outcome is not known. */
  boolean holds(String clientOpId) {
    return byId.containsKey(clientOpId);
  }

  /** A write is committed: it stays until {@link #dropThrough} reaches it. */
  void committed(String clientOpId, long seq) {
    Entry entry = byId.remove(clientOpId);
    if (entry != null) {
      entry.seq = seq;
      bySeq.computeIfAbsent(seq, key -> new ArrayList<>()).add(entry);
    }
  }

  /** A write is not shown any more; nothing happens if it is not here. */
  void remove(String clientOpId, Turn turn) {
    Entry entry = byId.remove(clientOpId);
    if (entry != null) {
      remove(entry, turn);
    }
  }

  /** The committed state now has everything up to a sequence number. */
  void dropThrough(long seq, Turn turn) {
    NavigableMap<Long, List<Entry>> reached = bySeq.headMap(seq, true);
    reached.values().forEach(all -> all.forEach(entry -> remove(entry, turn)));
    reached.clear();
  }

  /** The sequence numbers of what is committed mean nothing any more: the server was reset. */
  void loseCommitted() {
    bySeq.values().forEach(all -> all.forEach(entry -> entry.lost = true));
    bySeq.clear();
  }

  /** Removes what {@link #loseCommitted} has marked. */
  void dropLost(Turn turn) {
    List<Entry> lost = entries.values().stream().filter(entry -> entry.lost).toList();
    lost.forEach(entry -> remove(entry, turn));
  }

  /** A committed state with everything here on top. */
  Mirror over(Mirror base) {
    if (isEmpty()) {
      return base;
    }
    Mirror.Editor editor = base.edit();
    entries.values().forEach(entry -> entry.preview.accept(editor));
    return editor.watermark(base.watermark()).done();
  }

  /**
   * As {@link #over(Mirror)}, computing only some subtrees.
   *
   * @param view what it was before
   * @param touched the roots of the subtrees in which base or operations are not what they were
   */
  Mirror over(Mirror base, Mirror view, Collection<DustPath> touched) {
    if (isEmpty()) {
      return base;
    }
    Mirror.Editor editor = view.edit();
    for (String root : outermost(touched)) {
      replace(editor, view, root, subtree(base, root));
    }
    return editor.watermark(base.watermark()).done();
  }

  // Nearly always one leaf takes the place of another: then nothing below has to be removed.
  private static void replace(Mirror.Editor editor, Mirror view, String root, List<Leaf> leaves) {
    if (view.below(root).hasNext()) {
      editor.removeBelow(root);
    }
    if (leaves.isEmpty() || !leaves.get(0).path().equals(root)) {
      editor.remove(root);
    }
    leaves.forEach(editor::put);
  }

  private void add(Entry entry, Turn turn) {
    entries.put(entry.order, entry);
    for (DustPath root : entry.roots) {
      byRoot.computeIfAbsent(root.render(), key -> new TreeMap<>()).put(entry.order, entry);
    }
    turn.touch(entry.roots);
  }

  private void remove(Entry entry, Turn turn) {
    entries.remove(entry.order);
    for (DustPath root : entry.roots) {
      NavigableMap<Long, Entry> there = byRoot.get(root.render());
      if (there != null && there.remove(entry.order) != null && there.isEmpty()) {
        byRoot.remove(root.render());
      }
    }
    turn.touch(entry.roots);
  }

  private static List<String> outermost(Collection<DustPath> paths) {
    Set<String> all = paths.stream().map(DustPath::render).collect(Collectors.toSet());
    return all.stream().filter(root -> !isBelowAny(root, all)).toList();
  }

  private static boolean isBelowAny(String path, Set<String> roots) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (roots.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  // The operations may write outside of the subtree: what they write there is not looked at.
  private List<Leaf> subtree(Mirror base, String root) {
    Collection<Entry> concerned = concerning(root);
    if (concerned.isEmpty()) {
      return leaves(base, root);
    }
    Mirror.Editor scratch = Mirror.empty().edit();
    leaves(base, root).forEach(scratch::put);
    concerned.forEach(entry -> entry.preview.accept(scratch));
    return leaves(scratch.done(), root);
  }

  private static List<Leaf> leaves(Mirror mirror, String root) {
    List<Leaf> leaves = new ArrayList<>();
    mirror.leaf(root).ifPresent(leaves::add);
    mirror.below(root).forEachRemaining(leaves::add);
    return leaves;
  }

  private Collection<Entry> concerning(String root) {
    NavigableMap<Long, Entry> found = new TreeMap<>();
    for (int end = root.length(); end > 0; end = root.lastIndexOf('/', end - 1)) {
      addLatest(byRoot.get(root.substring(0, end)), found);
    }
    byRoot
        .subMap(root + '/', true, root + '0', false)
        .values()
        .forEach(there -> addLatest(there, found));
    return found.values();
  }

  // What an operation overwrites need not be computed.
  private static void addLatest(NavigableMap<Long, Entry> there, Map<Long, Entry> found) {
    if (there == null) {
      return;
    }
    for (Entry entry : there.descendingMap().values()) {
      found.put(entry.order, entry);
      if (entry.overwrites) {
        return;
      }
    }
  }
}
