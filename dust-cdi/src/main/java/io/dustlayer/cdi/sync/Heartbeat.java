package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.Frame;
import java.time.Duration;

/** Sends heartbeats, and notices if one is not answered before the next is due. */
final class Heartbeat {

  private final Duration interval;
  private final Timer due = new Timer();
  private String unanswered;

  Heartbeat(Duration interval) {
    this.interval = interval;
  }

  Timer due() {
    return due;
  }

  /** A socket is open. */
  void start(long now) {
    unanswered = null;
    due.start(now, interval);
  }

  void stop() {
    due.stop();
  }

  boolean isMissing() {
    return unanswered != null;
  }

  void sent(Frame heartbeat, long now) {
    unanswered = heartbeat.ref();
    due.start(now, interval);
  }

  void answered(String ref) {
    if (ref.equals(unanswered)) {
      unanswered = null;
    }
  }
}
