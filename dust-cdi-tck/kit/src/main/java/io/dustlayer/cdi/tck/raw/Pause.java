package io.dustlayer.cdi.tck.raw;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting because a server demands it, which no event announces the end of. */
final class Pause {

  private static final System.Logger LOG = System.getLogger(Pause.class.getName());

  private Pause() {}

  /**
   * Waits, and says so.
   *
   * @param time how long
   * @param reason what the server said
   */
  static void of(Duration time, String reason) {
    LOG.log(System.Logger.Level.INFO, "{0}: waiting for {1} s", reason, time.toSeconds());
    try {
      new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the rate limit", stopped);
    }
  }
}
