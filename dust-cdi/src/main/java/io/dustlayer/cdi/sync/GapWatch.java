package io.dustlayer.cdi.sync;

import java.time.Duration;

/**
 * Decides when to join again, because the server has operations that it did not send (operations
 * over HTTP are never announced). A gap that does not close by itself soon makes it join; while
 * gaps go on, the joins become rarer.
 */
final class GapWatch {

  private static final Duration FIRST = Duration.ofSeconds(1);

  private final long gapTimeout;
  private final Duration longest;
  private final Timer due = new Timer();
  private boolean demanded;
  private boolean open;
  private boolean repeated;
  private long watched;
  private boolean joinedBefore;
  private long lastJoin;
  private Duration interval = FIRST;

  /**
   * A watch that has seen nothing.
   *
   * @param gapTimeout how long a gap may take to close by itself
   * @param longest how rare the joins become; at least {@link #FIRST}
   */
  GapWatch(Duration gapTimeout, Duration longest) {
    this.gapTimeout = gapTimeout.toNanos();
    this.longest = longest;
  }

  Timer due() {
    return due;
  }

  /** Something needs a catch-up, gap or not. */
  void demand() {
    demanded = true;
  }

  /** Takes note of whether there is a gap, and where. */
  void look(boolean gap, long watermark, long now) {
    if (!gap && !demanded) {
      due.stop();
      open = false;
      return;
    }
    if (!open) {
      opens(now);
    }
    // The gap at another watermark is another one, and may close by itself too.
    if (!due.isRunning() || watched != watermark) {
      watched = watermark;
      due.startAt(allowedFrom(demanded ? now : now + gapTimeout));
    }
    open = true;
  }

  /** It joins again because of what was seen here. */
  void rejoining(long now) {
    interval = repeated ? next() : FIRST;
    repeated = true;
    joinedBefore = true;
    lastJoin = now;
    restart();
  }

  /** A new connection catches up anyway. */
  void restart() {
    demanded = false;
    due.stop();
  }

  private void opens(long now) {
    boolean quietBefore = !joinedBefore || now - lastJoin > interval.multipliedBy(2).toNanos();
    repeated = !quietBefore;
    if (quietBefore) {
      interval = FIRST;
    }
  }

  private long allowedFrom(long wanted) {
    if (!joinedBefore) {
      return wanted;
    }
    long allowed = lastJoin + interval.toNanos();
    return wanted - allowed < 0 ? allowed : wanted;
  }

  private Duration next() {
    Duration doubled = interval.multipliedBy(2);
    return doubled.compareTo(longest) <= 0 ? doubled : longest;
  }
}
