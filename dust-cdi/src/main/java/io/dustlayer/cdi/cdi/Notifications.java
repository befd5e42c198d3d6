package io.dustlayer.cdi.cdi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of observers that are under way. Once closed, none begins. Thread-safe. */
final class Notifications {

  private final Map<Object, String> running = new LinkedHashMap<>();
  private boolean closed;

  /** Nothing is under way. */
  Notifications() {
    super();
  }

  /**
   * Makes a call, unless it is too late.
   *
   * @param observer who is called
   * @param call the call
   */
  void run(String observer, Runnable call) {
    Object key = new Object();
    synchronized (this) {
      if (closed) {
        return;
      }
      running.put(key, observer);
    }
    try {
      call.run();
    } finally {
      synchronized (this) {
        running.remove(key);
        notifyAll();
      }
    }
  }

  /**
   * Lets no call begin any more, and waits for those that are under way.
   *
   * @param patience how long to wait at most
   * @return who is still being called then; the calls go on
   */
  synchronized List<String> close(Duration patience) {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos(); left > 0 && !running.isEmpty(); ) {
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
        left = end - System.nanoTime();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    return new ArrayList<>(running.values());
  }
}
