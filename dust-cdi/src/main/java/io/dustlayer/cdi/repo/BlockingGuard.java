package io.dustlayer.cdi.repo;

/**
 * Knows the threads that must not be blocked, such as the event loops of a host. Asked by each
 * write that waits for the SDK transport. Safe for use from any thread.
 */
@FunctionalInterface
public interface BlockingGuard {

  /** Every thread may be blocked. */
  BlockingGuard NONE = () -> true;

  /**
   * Whether the calling thread may be blocked.
   *
   * @return false on an event loop
   */
  boolean mayBlock();
}
