package io.dustlayer.cdi.interleavings;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets threads meet by chance, many times: for what waits with a limit of time, which Lincheck has
 * no clock for.
 */
public final class Meetings {

  private static final long MOST_SECONDS = 60;
  private static final int MOST_SPINS = 2_000;
  private static final Random RANDOM = new Random(1);

  private Meetings() {}

  /** Runs a scenario, with a meeting in it, so many times. */
  public static void times(int count, Runnable scenario) {
    for (int i = 0; i < count; i++) {
      scenario.run();
    }
  }

  /**
   * Runs tasks at the same time, each on a thread of its own that begins a little early or late.
   *
   * @throws AssertionError what a task has thrown; or that one does not end
   */
  public static void meet(Runnable... tasks) {
    CountDownLatch start = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (Runnable task : tasks) {
      int spins = RANDOM.nextInt(MOST_SPINS);
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  for (int i = 0; i < spins; i++) {
                    Thread.onSpinWait();
                  }
                  task.run();
                } catch (InterruptedException | RuntimeException | Error failure) {
                  thrown.compareAndSet(null, failure);
                }
              });
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    threads.forEach(Meetings::join);
    if (thrown.get() != null) {
      throw new AssertionError(thrown.get().getMessage(), thrown.get());
    }
  }

  private static void join(Thread thread) {
    Interleavings.call(
        () -> {
          thread.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS));
          return null;
        });
    if (thread.isAlive()) {
      AssertionError hangs = new AssertionError("a task does not end");
      hangs.setStackTrace(thread.getStackTrace());
      throw hangs;
    }
  }
}
