package io.dustlayer.cdi.server.fault;

import java.util.ArrayDeque;
import java.util.Queue;

/** What waits to be done until somebody lets it. Thread-safe. */
final class HeldBack {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  synchronized void add(Runnable work) {
    waiting.add(work);
  }

  /** Does it in order, on the calling thread. */
  void release() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized Runnable next() {
    return waiting.poll();
  }
}
