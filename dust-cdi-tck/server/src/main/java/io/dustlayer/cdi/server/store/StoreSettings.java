package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.time.InstantSource;
import java.util.Set;

/**
 * How stores behave.
 *
 * @param quirks those switched on
 * @param clock the time of commits
 * @param compactAfter after how many ops since the last snapshot the log is compacted by itself, at
 *     least 1; {@link #NEVER} for not at all
 * @param keepPruned whether ops that compaction takes from the log are kept for {@link
 *     Store#content()}
 */
public record StoreSettings(
    Set<Quirk> quirks, InstantSource clock, long compactAfter, boolean keepPruned) {
  /** Compaction only when it is asked for. */
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * Checks the threshold.
   *
   * @param quirks those switched on
   * @param clock the time of commits
   * @param compactAfter at least 1
   * @param keepPruned whether pruned ops are kept
   */
  public StoreSettings {
    if (compactAfter < 1) {
      throw new IllegalArgumentException(
          "a log must be compacted after at least 1 op, not " + compactAfter);
    }
  }

  /**
   * Stores that are compacted only when it is asked for, and keep nothing of what they prune.
   *
   * @param quirks those switched on
   * @param clock the time of commits
   * @return the settings
   */
  public static StoreSettings of(Set<Quirk> quirks, InstantSource clock) {
    return new StoreSettings(quirks, clock, NEVER, false);
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }
}
