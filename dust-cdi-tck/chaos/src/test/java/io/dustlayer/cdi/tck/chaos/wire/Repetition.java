package io.dustlayer.cdi.tck.chaos.wire;

/**
 * What a client knew when it sent a write.
 *
 * @param client who
 * @param opId of the write
 * @param joinedFrom up to where it had everything when it joined
 * @param snapshot what the snapshot of the catch-up stood for; 0 if there was none
 * @param caughtUp up to where the catch-up had brought it; -1 if it had not ended
 */
public record Repetition(
    String client, String opId, long joinedFrom, long snapshot, long caughtUp) {

  /** Whether the client had been shown that the write is committed. */
  public boolean hadSeen(long committed) {
    boolean hidden = joinedFrom < committed && committed <= snapshot;
    return committed <= caughtUp && !hidden;
  }
}
