package io.dustlayer.cdi.tck.weld.soak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One call of a writer.
 *
 * @param author who called
 * @param what the call, for messages
 * @param writes what it was to write, in order
 * @param took how long the call took
 * @param bound how long it may have taken
 * @param unexpected a failure that nothing in this run can cause
 */
record WriteCall(
    String author,
    String what,
    List<Planned> writes,
    Duration took,
    Duration bound,
    Optional<String> unexpected) {

  /** What the caller knows of a write. */
  enum Fate {
    /** It is committed. */
    ACKNOWLEDGED,
    /** It may be committed. */
    UNKNOWN,
    /** It is not committed, and will not be. */
    REFUSED
  }

  /**
   * One write of a call.
   *
   * @param write what to write
   * @param fate what the caller was told
   * @param seq where it was committed; 0 if the caller was not told
   */
  record Planned(WireWrite write, Fate fate, long seq) {}
}
