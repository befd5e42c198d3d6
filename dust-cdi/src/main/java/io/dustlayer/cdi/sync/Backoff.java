package io.dustlayer.cdi.sync;

import java.time.Duration;
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

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next delay. */
  Duration next() {
    long limit = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(attempts, 10));
    attempts++;
    return Duration.ofMillis(random.nextLong(limit + 1));
  }

  /** A connection has ended that had been live for so long: if it was stable, delays start over. */
  void wasLive(long nanos) {
    if (nanos >= STABLE.toNanos()) {
      reset();
    }
  }

  void reset() {
    attempts = 0;
  }
}
