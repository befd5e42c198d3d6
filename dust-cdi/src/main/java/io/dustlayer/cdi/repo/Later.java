package io.dustlayer.cdi.repo;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands after some time. Its daemon thread begins with the first one and ends soon after
 * the last one, so that there is nothing to close. Safe for use from any thread.
 *
 * <p>The timer of {@link java.util.concurrent.CompletableFuture} would not do: its thread never
 * ends, and keeps the class loader of the application that happened to need it first.
 */
public final class Later implements Executor {

  private static final long IDLE_SECONDS = 1;

  private final Duration delay;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * No command waits.
   *
   * @param delay how long each one does
   */
  public Later(Duration delay) {
    this.delay = delay;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            command -> {
              Thread thread = new Thread(command, "dust-later");
              thread.setDaemon(true);
              return thread;
            });
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable command) {
    timer.schedule(command, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
