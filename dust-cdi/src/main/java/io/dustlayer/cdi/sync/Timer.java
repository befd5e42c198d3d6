package io.dustlayer.cdi.sync;

import java.time.Duration;

/**
 * One moment to wait for. Moments are those of {@link System#nanoTime()}, which may overflow: they
 * are only ever compared by their difference.
 */
final class Timer {

  private boolean running;
  private long at;

  /** Waits from now on; forgets what was waited for before. */
  void start(long now, Duration delay) {
    startAt(now + delay.toNanos());
  }

  /** Waits until a moment; forgets what was waited for before. */
  void startAt(long moment) {
    running = true;
    at = moment;
  }

  void stop() {
    running = false;
  }

  boolean isRunning() {
    return running;
  }

  boolean isDue(long now) {
    return running && at - now <= 0;
  }

  /** The earlier of this moment and another one; {@link Long#MAX_VALUE} stands for never. */
  long earlier(long now, long other) {
    if (!running) {
      return other;
    }
    // A moment that is by chance the number for "never" is one nanosecond early.
    long mine = at == Long.MAX_VALUE ? at - 1 : at;
    return other == Long.MAX_VALUE || mine - now < other - now ? mine : other;
  }
}
