package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The committed state: it only grows, and is the server's state at the watermark. */
final class BaseChecks {

  private final World world;
  private final ModelStore store;
  private final Doubts doubts;
  private ModelStore.Timeline timeline;
  private Mirror base;
  private boolean resetNoticed;
  // Where the base differed when it was last compared; null if it was not.
  private Set<String> doubtful;

  BaseChecks(World world, ModelStore store, Doubts doubts, Mirror base) {
    this.world = world;
    this.store = store;
    this.doubts = doubts;
    this.base = base;
    this.timeline = store.timeline();
  }

  /** Those of a process that goes on from what was kept. */
  BaseChecks restored(Disk.Kept kept) {
    BaseChecks next = new BaseChecks(world, store, doubts, kept.state());
    next.timeline = kept.timeline();
    return next;
  }

  Mirror base() {
    return base;
  }

  ModelStore.Timeline timeline() {
    return timeline;
  }

  /** Whether the base belongs to a history that the server has left. */
  boolean isStranded() {
    return timeline != store.timeline();
  }

  /**
   * The engine is without a connection and has forgotten what it heard beyond its watermark. If the
   * server was reset to this state or a later one, they agree.
   */
  void disconnected() {
    long common = Math.min(base.watermark(), store.seq());
    if (isStranded()
        && base.watermark() <= store.seq()
        && (common == 0 || timeline.op(common) == store.timeline().op(common))) {
      timeline = store.timeline();
      doubtful = null;
    }
  }

  /** The engine has told of a reset. */
  void resetNoticed() {
    resetNoticed = true;
  }

  void kept(Effect.Keep keep) {
    same("Keep begins with another state than the last one ended with", base, keep.before());
    if (keep.watermark() != keep.after().watermark()) {
      throw new Violation("Keep names another watermark than its state: " + keep.watermark());
    }
    if (keep.watermark() < base.watermark()) {
      if (!isStranded() && !resetNoticed) {
        throw new Violation(
            "the watermark fell from " + base.watermark() + " to " + keep.watermark());
      }
      world.coverage.count("resets noticed");
      timeline = store.timeline();
      resetNoticed = false;
      doubtful = null;
    }
    if (!keep.replaced()) {
      States.coversChanges("Keep", keep.touched(), keep.before(), keep.after());
    }
    Set<String> changed = changed(keep);
    base = keep.after();
    if (base.watermark() > timeline.seq()) {
      throw new Violation("the watermark is beyond the server's " + timeline.seq());
    }
    // What is read over HTTP from a server that was reset mixes with what was before, until the
    // engine joins and learns of it.
    if (isStranded()) {
      doubtful = null;
    } else {
      check(changed, false);
    }
  }

  // What cannot have changed was compared before.
  private Set<String> changed(Effect.Keep keep) {
    if (doubtful == null || keep.watermark() < keep.before().watermark()) {
      return null;
    }
    Set<String> changed = new TreeSet<>(doubtful);
    keep.before()
        .differences(keep.after())
        .forEachRemaining(leaf -> changed.add(States.path(leaf)));
    changed.addAll(
        timeline.changes(
            keep.before().watermark() + 1, Math.min(keep.watermark(), timeline.seq())));
    return changed;
  }

  /** Compares everything with the server. */
  void check() {
    check(null, true);
  }

  // Where an engine cannot know better, only if it is said to be exact. No paths stand for all.
  private void check(Set<String> paths, boolean exact) {
    Map<String, ModelStore.Entry> truth = timeline.at(base.watermark());
    Set<String> all = paths;
    if (all == null) {
      all = new TreeSet<>(truth.keySet());
      for (Iterator<Leaf> leaves = base.all(); leaves.hasNext(); ) {
        all.add(leaves.next().path());
      }
    }
    Set<String> differ = new TreeSet<>();
    for (String path : all) {
      if (!isRight(base.leaf(path).orElse(null), truth.get(path))) {
        differ.add(path);
        excused(path, truth.get(path), exact);
      }
    }
    doubtful = differ;
  }

  private static boolean isRight(Leaf leaf, ModelStore.Entry entry) {
    if (leaf == null || entry == null) {
      return leaf == null && entry == null;
    }
    return States.same(leaf.value(), entry.value())
        && (leaf.revision() == 0 || leaf.revision() == entry.revision());
  }

  private void excused(String path, ModelStore.Entry entry, boolean exact) {
    if (exact || !doubts.mayDiffer(timeline, base.watermark(), path)) {
      throw new Violation(
          "the base differs: at %d, %s is %s but on the server %s"
              .formatted(base.watermark(), path, base.leaf(path), entry));
    }
    world.coverage.count("doubtful leaves");
  }

  static void same(String otherwise, Mirror a, Mirror b) {
    if (a != b) {
      Set<String> differ = States.differences(States.of(a), States.of(b));
      if (!differ.isEmpty()) {
        throw new Violation(otherwise + ": " + differ);
      }
    }
  }
}
