package io.dustlayer.cdi.sync;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt to connect: exponential, with full jitter. */
final class Backoff {

  /** Between attempts that have no prospect until somebody intervenes. */
  static final Duration SLOW = Duration.ofMinutes(1);

  private static final long FIRST_MILLIS = 500;
  private static final long LAST_MILLIS = 30_000;
  private static final Duration STABLE = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private int attempts;
  private OptionalLong liveSince = OptionalLong.empty();

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next delay. */
  Duration next() {
    long limit = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(attempts, 10));
    attempts++;
    return Duration.ofMillis(random.nextLong(limit + 1));
  }

  /** A connection is live, for the first time or after another join on it. */
  void live(long now) {
    liveSince = liveSince.isPresent() ? liveSince : OptionalLong.of(now);
  }

  /**
   * A connection has ended, if there was one. Delays start over if it was stable: live for long, no
   * matter how often it joined again meanwhile or what it was doing at the end.
   */
  void ended(long now) {
    boolean stable = liveSince.isPresent() && now - liveSince.getAsLong() >= STABLE.toNanos();
    liveSince = OptionalLong.empty();
    if (stable) {
      reset();
    }
  }

  void reset() {
    attempts = 0;
  }
}
