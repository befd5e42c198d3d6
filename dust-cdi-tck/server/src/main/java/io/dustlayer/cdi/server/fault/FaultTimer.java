package io.dustlayer.cdi.server.fault;

import java.time.Duration;

/** Does things later. Thread-safe. */
@FunctionalInterface
public interface FaultTimer {
  /**
   * Does something once, on any thread.
   *
   * @param delay from now
   * @param work not null; must not block
   */
  void after(Duration delay, Runnable work);
}
