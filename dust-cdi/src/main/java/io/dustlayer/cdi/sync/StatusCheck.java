package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import java.time.Duration;

/**
 * Asks for the server's sequence number while live, because nothing else reveals operations at the
 * tail that were not announced. A channel that does not answer is dead, whatever its socket does.
 */
final class StatusCheck {

  private final Duration interval;
  private final Duration patience;
  private final Timer due = new Timer();
  private final Timer overdue = new Timer();
  private String unanswered;
  private long watermark;

  StatusCheck(Duration interval, Duration patience) {
    this.interval = interval;
    this.patience = patience;
  }

  Timer due() {
    return due;
  }

  /** Runs out if the answer does not come. */
  Timer overdue() {
    return overdue;
  }

  void start(long now) {
    stop();
    due.start(now, interval);
  }

  void stop() {
    unanswered = null;
    due.stop();
    overdue.stop();
  }

  /**
   * The question was sent.
   *
   * @param watermark the watermark at this moment: a server that is behind it was reset
   */
  void sent(Frame status, long watermark, long now) {
    this.watermark = watermark;
    unanswered = status.ref();
    due.stop();
    overdue.start(now, patience);
  }

  boolean isAnswer(String ref) {
    return ref.equals(unanswered);
  }

  /**
   * The answer came.
   *
   * @return whether the server is behind of what it sent before
   */
  boolean answered(long serverSeq, long now) {
    start(now);
    return serverSeq < watermark;
  }
}
