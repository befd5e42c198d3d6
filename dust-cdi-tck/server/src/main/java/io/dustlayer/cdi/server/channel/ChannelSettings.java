package io.dustlayer.cdi.server.channel;

import java.time.Duration;

/**
 * The limits of sockets.
 *
 * @param idleTimeout a socket from which nothing comes for so long is closed with 1002
 * @param catchUpPage how many ops of the log are read at once
 * @param longestQueue a socket for which more live frames wait is cut off
 * @param heaviestQueue a socket for which more bytes of live frames wait is cut off
 */
public record ChannelSettings(
    Duration idleTimeout, int catchUpPage, int longestQueue, long heaviestQueue) {
  /** The largest message a client may send, in bytes; a larger one closes with 1009. */
  public static final int LARGEST_MESSAGE = 8_000_000;

  /**
   * Checks the numbers.
   *
   * @param idleTimeout a socket from which nothing comes for so long is closed with 1002
   * @param catchUpPage how many ops of the log are read at once
   * @param longestQueue a socket for which more live frames wait is cut off
   * @param heaviestQueue a socket for which more bytes of live frames wait is cut off
   */
  public ChannelSettings {
    if (idleTimeout.isNegative() || idleTimeout.isZero()) {
      throw new IllegalArgumentException("the idle timeout must be positive, not " + idleTimeout);
    }
    if (catchUpPage < 1 || longestQueue < 1 || heaviestQueue < 1) {
      throw new IllegalArgumentException("pages and queues must hold at least 1");
    }
  }

  /**
   * The settings of a real server: 60 seconds and 1000 ops; queues of 10,000 frames and 64 MB; any
   * number of leaves.
   *
   * @return the default settings
   */
  public static ChannelSettings standard() {
    return new ChannelSettings(Duration.ofSeconds(60), 1000, 10_000, 64L * 1024 * 1024);
  }

  /**
   * The same settings with another idle timeout.
   *
   * @param timeout positive
   * @return new settings
   */
  public ChannelSettings withIdleTimeout(Duration timeout) {
    return new ChannelSettings(timeout, catchUpPage, longestQueue, heaviestQueue);
  }

  /**
   * The same settings with other pages.
   *
   * @param ops at least 1
   * @return new settings
   */
  public ChannelSettings withCatchUpPage(int ops) {
    return new ChannelSettings(idleTimeout, ops, longestQueue, heaviestQueue);
  }

  /**
   * The same settings with other queues.
   *
   * @param frames at least 1
   * @param bytes at least 1
   * @return new settings
   */
  public ChannelSettings withQueue(int frames, long bytes) {
    return new ChannelSettings(idleTimeout, catchUpPage, frames, bytes);
  }
}
