package io.dustlayer.cdi.tck.weld.soak;

import java.time.Duration;

/** How long things take at most, and how long they may be found to take on a busy machine. */
final class Limits {

  static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration MARGIN = Duration.ofSeconds(3);

  /** One write over the channel. */
  static final Duration CHANNEL_WRITE = ACK_TIMEOUT.plus(MARGIN);

  /** One request; it is sent again at most once, when the connection was refused. */
  static final Duration HTTP_CALL = CONNECT_TIMEOUT.multipliedBy(2).plus(READ_TIMEOUT).plus(MARGIN);

  /** One attempt of an update under revisions: a read, perhaps over HTTP, and a request. */
  static final Duration GUARDED_ATTEMPT = HTTP_CALL.multipliedBy(2);

  /** The longest call there is: ten attempts, all lost against other writers but the last. */
  static final Duration LONGEST_CALL = GUARDED_ATTEMPT.multipliedBy(10);

  /**
   * Until a client whose server is well again has everything: it waits half a minute at most before
   * it tries to connect, and ten seconds for each answer that an unlucky frame took with it.
   */
  static final Duration RECOVERY = Duration.ofSeconds(120);

  /** Until what a client sent while frames came late has arrived, or never will. */
  static final Duration LATEST = Duration.ofSeconds(6);

  private Limits() {}
}
