package io.dustlayer.cdi.tck.chaos;

import java.time.Duration;

/** How long things take at most, and how long they may be found to take on a busy machine. */
public final class Limits {

  static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration MARGIN = Duration.ofSeconds(8);

  /** Two writes over the channel one after the other, or one request and its repetition. */
  public static final Duration CALL =
      CONNECT_TIMEOUT.multipliedBy(2).plus(READ_TIMEOUT).plus(MARGIN);

  /** In the first seconds of a process, which has to load what it calls. */
  public static final Duration COLD_CALL = CALL.plusSeconds(30);

  /** How long a process is cold. */
  public static final Duration COLD = Duration.ofSeconds(10);

  /** Until a client whose server is well again has everything and has nothing left to send. */
  static final Duration RECOVERY = Duration.ofSeconds(120);

  /** Until what was sent on connections that are gone is committed, or never will be. */
  static final Duration LATEST = Duration.ofSeconds(6);

  private Limits() {}
}
