package io.dustlayer.cdi.tck.chaos.wire;

import java.util.List;

/**
 * What a client knew when it sent a write.
 *
 * @param client who
 * @param opId of the write
 * @param hidden what snapshots stood for, of all the operations that made its mirror
 * @param caughtUp up to where the catch-up had brought it; -1 if it had not ended
 */
public record Repetition(String client, String opId, List<Hidden> hidden, long caughtUp) {

  /**
   * Operations that a client was not shown.
   *
   * @param after the last one that it had before
   * @param through the last one that the snapshot stood for
   */
  public record Hidden(long after, long through) {}

  /** Copies the list. */
  public Repetition {
    hidden = List.copyOf(hidden);
  }

  /** Whether the client had been shown that the write is committed. */
  public boolean hadSeen(long committed) {
    return committed <= caughtUp
        && hidden.stream()
            .noneMatch(range -> range.after() < committed && committed <= range.through());
  }
}
