package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.protocol.WriteRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The committed state, and how it moves: by operations in the order of their sequence numbers, by
 * snapshots, and anew from the beginning if the server was reset.
 */
final class Replica {

  private final Identity identity;
  private final Overlay overlay;
  private final HoldBack heldBack;
  private final Doubt doubt = new Doubt();
  private final Rereads rereads = new Rereads();
  private final Resolution resolution;

  private Mirror base;
  // What is read again after a reset; readers keep the old state until it is complete.
  private Mirror rebuilt;
  private Mirror view;
  private boolean synced;
  private boolean waiting;
  private long serverSeq;
  private long joinedSeq;
  // What the server had when the join was sent: its answer cannot be below.
  private long knownSeq;
  private long target = Long.MAX_VALUE;

  private Mirror keptBase;
  private boolean keptAnew;
  private final Set<DustPath> changed = new LinkedHashSet<>();

  Replica(EngineSettings settings, Overlay overlay, Mirror restored, boolean synced) {
    this.identity = new Identity(settings.deviceId());
    this.overlay = overlay;
    this.heldBack = new HoldBack(settings.holdBackLimit());
    this.resolution = new Resolution(rereads, heldBack);
    this.base = restored;
    this.keptBase = restored;
    this.view = restored;
    this.synced = synced;
  }

  /** The last contiguous sequence number; while everything is read again, of what is read. */
  long watermark() {
    return working().watermark();
  }

  /** The watermark of what readers see. */
  long shownWatermark() {
    return base.watermark();
  }

  /** The highest sequence number that the server is known to have. */
  long serverSeq() {
    return Math.max(serverSeq, shownWatermark());
  }

  boolean isSynced() {
    return synced;
  }

  /** Whether the server has operations that were not sent. */
  boolean hasGap() {
    return !waiting && serverSeq > watermark();
  }

  Timer retry() {
    return rereads.retry();
  }

  /** A new socket: what was announced on the old one may belong to another history. */
  void disconnected() {
    heldBack.clear();
    rereads.clear();
    waiting = false;
  }

  /** A catch-up from the watermark on is asked for. */
  void joining() {
    heldBack.dropCaughtUp();
    waiting = false;
    target = Long.MAX_VALUE;
    knownSeq = serverSeq;
    doubt.begin();
  }

  /**
   * The join was accepted.
   *
   * @param storeSeq where the server is
   * @return false if that is before the watermark, or before an operation that the server had when
   *     the join was sent: the server was restored or reset, and everything has to be read again,
   *     from 0
   */
  boolean joined(long storeSeq, Turn turn) {
    joinedSeq = storeSeq;
    long known = Math.max(knownSeq, watermark());
    if (storeSeq >= known) {
      // An own batch may have been committed since the join was sent, and nobody announces it.
      knows(storeSeq);
      return true;
    }
    turn.tell(new Notice.ServerReset(storeSeq, known));
    heldBack.clear();
    rereads.clear();
    serverSeq = storeSeq;
    overlay.loseCommitted();
    if (synced) {
      rebuilt = Mirror.empty();
    } else {
      base = Mirror.empty();
      keptAnew = true;
      overlay.dropLost(turn);
    }
    return false;
  }

  /** The server has an operation with this sequence number. */
  void knows(long seq) {
    serverSeq = Math.max(serverSeq, seq);
  }

  /**
   * Takes an operation.
   *
   * @param caughtUp whether it is part of the catch-up rather than announced live
   */
  void take(StoreEvent event, boolean caughtUp, Turn turn) {
    boolean doubtful = caughtUp && doubt.next(event);
    knows(event.storeSeq());
    if (event.storeSeq() > watermark()) {
      heldBack.keep(new HoldBack.Held(event, !caughtUp, doubtful));
      drain(turn);
    }
  }

  /** Takes a snapshot, unless it is older than what is here. */
  void take(Incoming.Snapshot snapshot, Turn turn) {
    doubt.begin();
    knows(snapshot.seq());
    if (snapshot.seq() <= watermark()) {
      return;
    }
    replaceWorking(Mirror.of(snapshot.seq(), snapshot.leaves()), false, turn);
    drain(turn);
  }

  /**
   * The catch-up has sent everything up to a sequence number.
   *
   * @return whether it has told everything that it had to, even if some of it waits for a read
   */
  boolean caughtUp(long throughSeq, Turn turn) {
    knows(throughSeq);
    long promised = Math.max(throughSeq, joinedSeq);
    target = promised;
    drain(turn);
    return heldBack.hasAll(watermark() + 1, promised);
  }

  /** Whether the state has reached what the catch-up was to bring. */
  boolean isCaughtUp() {
    return target == Long.MAX_VALUE;
  }

  /** Takes operations of an HTTP batch of this client; they are shown from now on. */
  void committed(List<StoreEvent> batch, Turn turn) {
    for (StoreEvent event : batch) {
      knows(event.storeSeq());
      if (rebuilt != null || event.storeSeq() > shownWatermark()) {
        overlay.add(event, turn);
      }
    }
  }

  /** A write of this client has got its sequence number. */
  void committed(WriteRequest request, long seq, Turn turn) {
    knows(seq);
    // A catch-up may have settled it before it was committed: readers see it again from now on.
    if (!overlay.holds(request.clientOpId())) {
      overlay.add(request, turn);
    }
    overlay.committed(request.clientOpId(), seq);
    if (rebuilt == null) {
      overlay.dropThrough(shownWatermark(), turn);
    }
  }

  void answered(long readId, HttpAnswer answer, Turn turn) {
    rereads.answered(readId, answer, turn);
    drain(turn);
  }

  void retryReads(Turn turn) {
    rereads.retryNow(turn);
  }

  /** Says what readers see and what a cache keeps after this input. */
  List<Effect.Show> end(Turn turn) {
    boolean moved = base != keptBase;
    if (moved) {
      turn.add(
          new Effect.Keep(
              base.watermark(),
              keptBase,
              base,
              keptAnew ? List.of() : List.copyOf(changed),
              keptAnew));
      keptBase = base;
      keptAnew = false;
      changed.clear();
    }
    if (!synced || !moved && !turn.isViewChanged()) {
      return List.of();
    }
    view = turn.isReplaced() ? overlay.over(base) : overlay.over(base, view, turn.touched());
    return List.of(show(turn));
  }

  private Effect.Show show(Turn turn) {
    List<DustPath> touched = turn.isReplaced() ? List.of() : List.copyOf(turn.touched());
    return new Effect.Show(view, touched, turn.isReplaced(), true);
  }

  private Mirror working() {
    return rebuilt == null ? base : rebuilt;
  }

  private void drain(Turn turn) {
    waiting = false;
    HoldBack.Held next = heldBack.get(watermark() + 1);
    while (next != null && !waiting) {
      Optional<Resolution.Step> step = resolution.resolve(working(), next, serverSeq, turn);
      waiting = step.isEmpty();
      step.ifPresent(done -> apply(done, turn));
      next = heldBack.get(watermark() + 1);
    }
    rereads.dropThrough(watermark());
    if (watermark() >= target) {
      complete(turn);
    }
  }

  private void apply(Resolution.Step step, Turn turn) {
    heldBack.dropThrough(step.event().storeSeq());
    if (rebuilt != null) {
      rebuilt = step.after();
      return;
    }
    Mirror before = base;
    base = step.after();
    changed.addAll(step.touched());
    turn.touch(step.touched());
    overlay.dropThrough(base.watermark(), turn);
    if (synced) {
      boolean own = identity.isOwn(step.event());
      turn.add(new Effect.Publish(step.event(), own, step.touched(), before, base));
    }
  }

  private void replaceWorking(Mirror state, boolean reset, Turn turn) {
    heldBack.dropThrough(state.watermark());
    if (rebuilt != null && !reset) {
      rebuilt = state;
      return;
    }
    Mirror before = base;
    base = state;
    rebuilt = null;
    keptAnew = true;
    turn.replace();
    if (reset) {
      overlay.dropLost(turn);
    }
    overlay.dropThrough(base.watermark(), turn);
    if (synced) {
      turn.add(
          new Effect.PublishReplaced(before.watermark(), base.watermark(), reset, before, base));
    }
  }

  private void complete(Turn turn) {
    target = Long.MAX_VALUE;
    if (rebuilt != null) {
      replaceWorking(rebuilt, true, turn);
    }
    if (!synced) {
      synced = true;
      turn.replace();
    }
  }
}
