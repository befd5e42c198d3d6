package io.dustlayer.cdi.tck.weld.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs writers, each on a thread of its own that makes one call after the other. */
final class Writers {

  private static final long PAUSE_MILLIS = 40;

  private final List<ScheduledExecutorService> threads = new ArrayList<>();
  private final List<ScheduledFuture<?>> running = new ArrayList<>();

  /** Starts a writer on a thread with a class loader, as a server would have it. */
  void start(Runnable writer, ClassLoader loader) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "soak-writer-" + threads.size());
              made.setContextClassLoader(loader);
              return made;
            });
    threads.add(thread);
    running.add(
        thread.scheduleWithFixedDelay(writer, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Ends them, each after the call that it is in; says which ones hang or have failed. */
  List<String> end() throws InterruptedException {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      // A task that throws is not run again, which would go unnoticed.
      if (running.get(i).isDone()) {
        found.add("writer " + i + " ended early: " + reason(running.get(i)));
      }
      threads.get(i).shutdown();
    }
    for (int i = 0; i < threads.size(); i++) {
      if (!threads.get(i).awaitTermination(Limits.LONGEST_CALL.toSeconds(), TimeUnit.SECONDS)) {
        found.add("writer " + i + " hangs");
      }
    }
    return found;
  }

  private static Throwable reason(ScheduledFuture<?> ended) throws InterruptedException {
    try {
      throw new IllegalStateException("it was stopped and gave " + ended.get());
    } catch (ExecutionException thrown) {
      return thrown.getCause();
    }
  }
}
