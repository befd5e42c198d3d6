package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.StoreEvent;
import java.util.List;
import java.util.TreeMap;

/**
 * The operations beyond the watermark. Live events overtake and duplicate a catch-up, and those of
 * different writers come out of order (PROTOCOL, catch-up): they wait here for their turn.
 */
final class HoldBack {

  /**
   * One operation that waits.
   *
   * @param event the operation
   * @param live whether it was announced live, so that its value is the one that was committed
   * @param doubtful whether its value cannot be trusted
   */
  record Held(StoreEvent event, boolean live, boolean doubtful) {}

  private final int limit;
  private final TreeMap<Long, Held> bySeq = new TreeMap<>();

  HoldBack(int limit) {
    this.limit = limit;
  }

  /**
   * Keeps an operation, unless there is a better copy of it. Beyond the limit the latest ones are
   * given up: a rejoin reads them again.
   */
  void keep(Held held) {
    long seq = held.event().storeSeq();
    Held known = bySeq.get(seq);
    if (known != null && (known.live() || !held.live() && !known.doubtful())) {
      return;
    }
    bySeq.put(seq, held);
    if (bySeq.size() > limit) {
      bySeq.pollLastEntry();
    }
  }

  /** The operation with a sequence number; null if it is not here. */
  Held get(long seq) {
    return bySeq.get(seq);
  }

  /** Whether every operation in a range is here. */
  boolean hasAll(long from, long to) {
    return from > to || bySeq.subMap(from, true, to, true).size() == to - from + 1;
  }

  /** Forgets everything up to a sequence number. */
  void dropThrough(long seq) {
    bySeq.headMap(seq, true).clear();
  }

  /** Forgets what a new catch-up sends again and may tell better. */
  void dropCaughtUp() {
    bySeq.values().removeIf(held -> !held.live());
  }

  void clear() {
    bySeq.clear();
  }

  /** The doubtful operations, in order; at most so many. */
  List<StoreEvent> doubtful(int most) {
    return bySeq.values().stream().filter(Held::doubtful).limit(most).map(Held::event).toList();
  }
}
