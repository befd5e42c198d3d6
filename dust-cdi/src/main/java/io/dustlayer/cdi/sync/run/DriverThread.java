package io.dustlayer.cdi.sync.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * The one thread of a store: runs the tasks of the mailbox and the driver's deadlines, in turn if
 * both are due.
 */
final class DriverThread {

  // A deadline that stays due although it was served would otherwise keep a processor busy.
  private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

  private static final int MOST_TASKS = 256;
  private static final long LONGEST_GOODBYE = 5;
  private static final long LONGEST_WAIT = 60;

  private final Mailbox mailbox;
  private final Driver driver;
  private final LongSupplier nanoTime;
  private final SyncLog log;
  private final Thread thread;
  private final AtomicBoolean awaited = new AtomicBoolean();
  // What was taken out of the mailbox together, so that the engine takes its inputs together.
  private final Queue<Runnable> taken = new ArrayDeque<>();
  private boolean closing;

  /**
   * A thread that does not run yet.
   *
   * @param name of the thread
   * @param application the class loader that the application's listeners expect
   */
  DriverThread(
      String name,
      ClassLoader application,
      Mailbox mailbox,
      Driver driver,
      LongSupplier nanoTime,
      SyncLog log) {
    this.mailbox = mailbox;
    this.driver = driver;
    this.nanoTime = nanoTime;
    this.log = log;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(application);
  }

  void start() {
    thread.start();
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** The first time, has something done after all that was put in before, and waits for its end. */
  void awaitFirst(Runnable task) {
    if (!awaited.compareAndSet(false, true)) {
      return;
    }
    CountDownLatch done = new CountDownLatch(1);
    boolean taken =
        mailbox.put(
            () -> {
              try {
                task.run();
              } finally {
                done.countDown();
              }
            });
    if (taken && !isCurrent()) {
      try {
        done.await(LONGEST_WAIT, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Closes the driver after all that was put in before, and waits a moment for the end. */
  void close() {
    boolean first =
        mailbox.put(
            () -> {
              closing = true;
              driver.close();
            });
    if (first && thread.isAlive() && !isCurrent()) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(LONGEST_GOODBYE));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    boolean ticked = false;
    while (!closing) {
      try {
        ticked = turn(ticked);
      } catch (InterruptedException | RuntimeException | Error thrown) {
        // Not even an error may end this thread: every writer would wait in vain.
        log.taskFailed(thrown);
        ticked = false;
      }
    }
    taken.forEach(this::finish);
    mailbox.close().forEach(this::finish);
  }

  private void finish(Runnable left) {
    try {
      left.run();
    } catch (RuntimeException | Error thrown) {
      log.taskFailed(thrown);
    }
  }

  private boolean turn(boolean ticked) throws InterruptedException {
    if (taken.isEmpty()) {
      long deadline = driver.nextDeadlineNanos();
      long wait =
          deadline == Long.MAX_VALUE
              ? Long.MAX_VALUE
              : Math.max(deadline - nanoTime.getAsLong(), ticked ? SHORTEST_WAIT : 0);
      if (wait > 0) {
        mailbox.take(wait, MOST_TASKS, taken);
      }
      if (taken.isEmpty()) {
        driver.tick();
        return true;
      }
    }
    while (!taken.isEmpty() && !closing) {
      taken.poll().run();
    }
    driver.settle();
    return false;
  }
}
