package io.dustlayer.cdi.repo;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps tasks until the test runs them. */
final class ManualExecutor implements Executor {

  final Queue<Runnable> tasks = new ArrayDeque<>();
  boolean refuses;

  /** What it throws otherwise; does nothing as long as the executor works. */
  Runnable breaks = () -> {};

  @Override
  public void execute(Runnable command) {
    if (refuses) {
      throw new RejectedExecutionException("full");
    }
    breaks.run();
    tasks.add(command);
  }

  void runOne() {
    tasks.remove().run();
  }

  /** Runs until nothing is left, also what the tasks themselves add. */
  void runAll() {
    while (!tasks.isEmpty()) {
      runOne();
    }
  }
}
