package io.dustlayer.cdi.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The writes that wait to be sent, and which of them is next. Those that somebody waits for go
 * first; but no write overtakes an earlier durable one of the same record, nor is sent before that
 * one has its outcome: a server may refuse it for now and take the other.
 */
final class SendOrder {

  // So that a long backlog of one record does not cost time at every input.
  private static final int LOOK_AHEAD = 128;

  private final NavigableMap<Long, PendingWrite> awaited = new TreeMap<>();
  private final NavigableMap<Long, PendingWrite> durable = new TreeMap<>();
  private final DurablePaths unsettled = new DurablePaths();
  private final Timer pause = new Timer();

  /** A durable write is accepted, and has no outcome until {@link #settled}. */
  void accepted(PendingWrite write) {
    unsettled.add(write);
  }

  /** A durable write has its outcome. */
  void settled(PendingWrite write) {
    unsettled.remove(write);
  }

  void add(PendingWrite write) {
    lane(write).put(write.order(), write);
  }

  void remove(PendingWrite write) {
    // Most are on the wire when their outcome comes: they need not be looked for.
    if (write.stage() == PendingWrite.Stage.WAITING) {
      lane(write).remove(write.order());
    }
  }

  /** Those that somebody waits for, in their order. */
  Collection<PendingWrite> awaited() {
    return awaited.values();
  }

  /** The server wants no durable writes for a while. */
  void pause(long now, Duration time) {
    pause.start(now, time);
  }

  /** When durable writes are sent again. */
  Timer pause() {
    return pause;
  }

  /** Ends a pause that is over. */
  void tick(long now) {
    if (pause.isDue(now)) {
      pause.stop();
    }
  }

  /**
   * The next one to send.
   *
   * @param settled whether what was sent before may be sent again; nothing overtakes a repetition
   *     that has to wait
   * @param allowed what the token may do
   */
  Optional<PendingWrite> next(boolean settled, Permissions allowed) {
    List<PendingWrite> held = new ArrayList<>();
    Iterator<PendingWrite> writes = awaited.values().iterator();
    for (int i = 0; i < LOOK_AHEAD && writes.hasNext(); i++) {
      PendingWrite write = writes.next();
      if (write.wasSent() && !settled) {
        return Optional.empty();
      }
      if (!unsettled.hasEarlier(write) && !isRelatedToAny(write, held)) {
        return Optional.of(write);
      }
      held.add(write);
    }
    return pause.isRunning() ? Optional.empty() : nextDurable(settled, allowed, held);
  }

  private Optional<PendingWrite> nextDurable(
      boolean settled, Permissions allowed, List<PendingWrite> held) {
    Iterator<PendingWrite> writes = durable.values().iterator();
    for (int i = 0; i < LOOK_AHEAD && writes.hasNext(); i++) {
      PendingWrite write = writes.next();
      boolean permitted = allowed.missingFor(write.request().kind()).isEmpty();
      if (permitted
          && (settled || !write.wasSent())
          && !unsettled.hasEarlier(write)
          && !isBehindAny(write, held)) {
        return Optional.of(write);
      }
    }
    return Optional.empty();
  }

  private NavigableMap<Long, PendingWrite> lane(PendingWrite write) {
    return write.isDurable() ? durable : awaited;
  }

  private static boolean isRelatedToAny(PendingWrite write, List<PendingWrite> others) {
    return others.stream().anyMatch(other -> DurablePaths.areRelated(write, other));
  }

  private static boolean isBehindAny(PendingWrite write, List<PendingWrite> held) {
    return held.stream()
        .anyMatch(other -> other.order() < write.order() && DurablePaths.areRelated(write, other));
  }
}
