package io.dustlayer.cdi.repo;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Where a store does what takes time.
 *
 * @param calls runs asynchronous calls that block, and hands out outcomes
 * @param events calls subscribers, with one task at a time for each. A subscriber that blocks keeps
 *     its thread, so a fixed number of threads is for as many slow subscribers at most
 * @param guard asked by each write that waits for the realtime transport
 */
public record StoreThreads(Executor calls, Executor events, BlockingGuard guard) {

  /**
   * Checks that nothing is null.
   *
   * @param calls runs asynchronous calls
   * @param events calls subscribers
   * @param guard asked by each write that waits
   */
  public StoreThreads {
    Objects.requireNonNull(calls, "calls");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(guard, "guard");
  }
}
