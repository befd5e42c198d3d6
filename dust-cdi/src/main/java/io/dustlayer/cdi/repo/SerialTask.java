package io.dustlayer.cdi.repo;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Takes steps on an executor, never two at a time, while there are any. Gives the thread back after
 * a batch of them, so that others get their turn. An executor that refuses or fails is asked again
 * later. Safe for use from any thread.
 */
public final class SerialTask {

  /** How many steps are taken in a row. */
  static final int BATCH = 64;

  private final String name;
  private final Executor executor;
  private final Executor later;
  private final BooleanSupplier step;
  private boolean scheduled;
  private boolean woken;
  private boolean refused;
  private boolean ended;

  /**
   * Nothing runs before {@link #wake()}.
   *
   * @param name for log lines
   * @param executor runs the steps
   * @param later runs, after some time, what asks an executor again that has refused
   * @param step takes a step if there is one, and says so; does not throw
   */
  public SerialTask(String name, Executor executor, Executor later, BooleanSupplier step) {
    this.name = name;
    this.executor = executor;
    this.later = later;
    this.step = step;
  }

  /** There may be a step to take. */
  public void wake() {
    synchronized (this) {
      woken = true;
      if (scheduled || ended) {
        return;
      }
      scheduled = true;
    }
    submit();
  }

  /** No executor is asked again. */
  public synchronized void end() {
    ended = true;
  }

  private void submit() {
    Attempt attempt = new Attempt();
    try {
      executor.execute(attempt);
      setRefused(false);
    } catch (RuntimeException | Error refusal) {
      // Full, out of threads, or being taken away. One that has it all the same must not run it.
      if (!attempt.take()) {
        throw refusal;
      }
      if (!setRefused(true)) {
        RepoLog.executorRefuses(name, refusal);
      }
      later.execute(this::again);
    }
  }

  /** Runs at most once, and not at all after somebody else took it. */
  private final class Attempt implements Runnable {

    private final AtomicBoolean taken = new AtomicBoolean();

    boolean take() {
      return taken.compareAndSet(false, true);
    }

    @Override
    public void run() {
      if (take()) {
        SerialTask.this.run();
      }
    }
  }

  private void again() {
    synchronized (this) {
      if (ended) {
        return;
      }
    }
    submit();
  }

  private synchronized boolean setRefused(boolean now) {
    boolean before = refused;
    refused = now;
    return before;
  }

  private void run() {
    for (int i = 0; i < BATCH; i++) {
      synchronized (this) {
        woken = false;
      }
      if (!step.getAsBoolean() && rests()) {
        return;
      }
    }
    submit();
  }

  private synchronized boolean rests() {
    scheduled = woken;
    return !scheduled;
  }
}
