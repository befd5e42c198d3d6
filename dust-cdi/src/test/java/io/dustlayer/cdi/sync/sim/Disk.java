package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The disk of a client with its cache file: writes are buffered, and durable once they are synced.
 * When the process dies, the writes that are not synced are lost from some point on, and the last
 * one that is there may be torn. Then it is dropped, as a cache promises, which restores the state
 * after some write and nothing in between.
 */
final class Disk {

  /** A state that may be found after a crash, the history that it is of, and which step it is. */
  record Kept(Mirror state, ModelStore.Timeline timeline, long number) {}

  private final World world;
  private final ModelStore store;
  private final double syncsAtOnce;
  private final Deque<Kept> restorable = new ArrayDeque<>();
  private final Journal journal;
  private long writes;
  private boolean full;
  private boolean syncing;
  private int life;

  Disk(World world, ModelStore store) {
    this.world = world;
    this.store = store;
    this.syncsAtOnce = world.oneOf(List.of(1.0, 0.3, 0.0));
    this.journal = new Journal(world);
    restorable.add(new Kept(Mirror.empty(), store.timeline(), 0));
  }

  Journal journal() {
    return journal;
  }

  /** How many steps were to be written so far. */
  long writes() {
    return writes;
  }

  /** Writes a step. One that fails leaves what was there; the next one then writes everything. */
  void write(Effect.Keep keep, ModelStore.Timeline timeline) {
    writes++;
    if (full) {
      world.happens(Fault.DISK_FULL);
      return;
    }
    restorable.add(new Kept(keep.after(), timeline, writes));
    if (world.chance(syncsAtOnce)) {
      sync();
    } else if (!syncing) {
      syncing = true;
      int now = life;
      world.after(
          world.between(5, 3_000),
          () -> {
            if (life == now) {
              sync();
            }
          });
    }
  }

  private void sync() {
    syncing = false;
    journal.sync();
    while (restorable.size() > 1) {
      restorable.remove();
    }
  }

  void full(boolean on) {
    full = on;
  }

  boolean isFull() {
    return full;
  }

  /** The process dies. What is found is durable from now on. */
  Kept crash() {
    life++;
    syncing = false;
    List<Kept> all = new ArrayList<>(restorable);
    int found = world.random.nextInt(all.size());
    if (found < all.size() - 1) {
      world.happens(world.chance(0.5) ? Fault.TORN_WRITE : Fault.LOST_WRITES);
    }
    Kept kept = all.get(found);
    restorable.clear();
    restorable.add(kept);
    return kept;
  }

  /**
   * Whether a server at a sequence number would be noticed to have another history, whatever is
   * found after a crash.
   */
  boolean wouldNotice(long seq) {
    return restorable.stream()
        .allMatch(
            kept ->
                store.isCommon(kept.timeline, kept.state.watermark())
                    || seq < kept.state.watermark());
  }

  /** Whether everything that may be found is of the server's history. */
  boolean isOfThisHistory() {
    return restorable.stream()
        .allMatch(kept -> store.isCommon(kept.timeline, kept.state.watermark()));
  }

  /** The lowest watermark that may be found. */
  long lowest() {
    return restorable.stream().mapToLong(kept -> kept.state.watermark()).min().orElseThrow();
  }
}
