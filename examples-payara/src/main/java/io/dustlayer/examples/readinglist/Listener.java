package io.dustlayer.examples.readinglist;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicInteger;

/** One open page. Thread-safe. */
final class Listener {

  private static final int MOST_WAITING = 1000;
  private static final long RETRY_MILLIS = 1000;

  private final SseEventSink sink;
  private final Sse sse;
  private final AtomicInteger waiting = new AtomicInteger();

  Listener(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  OutboundSseEvent.Builder event(String name) {
    return sse.newEventBuilder().name(name).reconnectDelay(RETRY_MILLIS);
  }

  OutboundSseEvent text(String name, String text) {
    return event(name).data(text).build();
  }

  OutboundSseEvent heartbeat() {
    return sse.newEventBuilder().comment("still here").build();
  }

  boolean isOpen() {
    return !sink.isClosed();
  }

  /** False if it does not read what it is told: it may come back and read the list again. */
  boolean tell(OutboundSseEvent event) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      return false;
    }
    try {
      sink.send(event).whenComplete((sent, failed) -> waiting.decrementAndGet());
      return true;
    } catch (IllegalStateException closedMeanwhile) {
      return false;
    }
  }

  void close() {
    sink.close();
  }
}
