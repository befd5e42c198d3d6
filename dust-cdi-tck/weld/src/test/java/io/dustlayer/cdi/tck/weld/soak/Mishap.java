package io.dustlayer.cdi.tck.weld.soak;

/** What the fault script lets happen. */
enum Mishap {
  /** The server is restarted: sockets are closed, requests cut off. */
  RESTART(true, 7),
  /** The server's plug is pulled, and it comes back. */
  CRASH(true, 7),
  /** A connection breaks at its next frame. */
  CUT(true, 8),
  /** A connection breaks right after a write arrived. */
  CUT_AFTER_WRITE(true, 6),
  /** A connection falls silent without breaking. */
  HALF_OPEN(true, 3),
  /** A connection becomes slow, and breaks some time later. */
  SLOW(true, 3),
  /** What cannot be decoded arrives at a client. */
  GARBAGE(true, 2),
  /** A connection breaks, and the log is compacted in the midst of the catch-up that follows. */
  COMPACTION_IN_CATCH_UP(true, 4),
  /** The log is compacted. */
  COMPACTION(false, 4),
  /** A write takes effect, but neither reply nor event of it arrives. */
  LOST_ACK(false, 8),
  /** An event never arrives. */
  LOST_EVENT(false, 4),
  /** An event arrives several times. */
  DUPLICATE(false, 5),
  /** An event arrives behind later ones. */
  REORDER(false, 5),
  /** All that goes to a client arrives later. */
  DELAY(false, 4),
  /** All that comes from a client arrives later, perhaps when it has given up. */
  LATE_WRITE(false, 4),
  /** A batch takes effect, but its answer is lost. */
  LOST_BATCH_ANSWER(false, 3),
  /** A batch is lost. */
  LOST_BATCH(false, 3);

  private final boolean breaking;
  private final int weight;

  Mishap(boolean breaking, int weight) {
    this.breaking = breaking;
    this.weight = weight;
  }

  /** Whether a connection breaks. */
  boolean isBreaking() {
    return breaking;
  }

  /** How often it comes, in comparison with others. */
  int weight() {
    return weight;
  }
}
