package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/** The committed state: it only grows, and is the server's state at the watermark. */
final class BaseChecks {

  private final World world;
  private final ModelStore store;
  private final Doubts doubts;
  private ModelStore.Timeline timeline;
  private Mirror base;
  private boolean resetNoticed;

  BaseChecks(World world, ModelStore store, Doubts doubts, Mirror base) {
    this.world = world;
    this.store = store;
    this.doubts = doubts;
    this.base = base;
    this.timeline = store.timeline();
  }

  /** Those of a process that goes on from this one's state. */
  BaseChecks restored() {
    BaseChecks next = new BaseChecks(world, store, doubts, base);
    next.timeline = timeline;
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
    }
    touched(keep);
    base = keep.after();
    if (base.watermark() > timeline.seq()) {
      throw new Violation("the watermark is beyond the server's " + timeline.seq());
    }
    // What is read over HTTP from a server that was reset mixes with what was before, until the
    // engine joins and learns of it.
    if (!isStranded()) {
      check(false);
    }
  }

  private static void touched(Effect.Keep keep) {
    if (keep.replaced()) {
      return;
    }
    for (String path : States.differences(States.of(keep.before()), States.of(keep.after()))) {
      if (!States.covers(keep.touched(), path)) {
        throw new Violation("Keep does not name what it touches: " + path);
      }
    }
  }

  /** Compares with the server; where an engine cannot know better, only if {@code everywhere}. */
  void check(boolean everywhere) {
    long watermark = base.watermark();
    Map<String, ModelStore.Entry> truth = timeline.at(watermark);
    Map<String, JsonValue> leaves = States.of(base);
    Set<String> differ = States.differences(leaves, States.of(truth));
    for (String path : differ) {
      if (everywhere || !doubts.mayDiffer(timeline, watermark, path)) {
        throw new Violation(
            "at %d, %s is %s but on the server %s"
                .formatted(watermark, path, leaves.get(path), truth.get(path)));
      }
      world.coverage.count("doubtful leaves");
    }
    for (Map.Entry<String, ModelStore.Entry> entry : truth.entrySet()) {
      long known = base.leaf(entry.getKey()).map(Leaf::revision).orElse(0L);
      if (known != 0
          && known != entry.getValue().revision()
          && (everywhere || !doubts.mayDiffer(timeline, watermark, entry.getKey()))) {
        throw new Violation(
            "at %d, the revision of %s is %d but on the server %s"
                .formatted(watermark, entry.getKey(), known, entry.getValue()));
      }
    }
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
