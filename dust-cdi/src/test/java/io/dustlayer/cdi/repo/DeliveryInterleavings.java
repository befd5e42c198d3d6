package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.interleavings.Interleavings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;

/** What takes steps one at a time, under many interleavings of those who wake it. */
class DeliveryInterleavings {

  private static final int INTERLEAVINGS = 400;

  /** Makes what is woken. */
  private interface Waking {

    Runnable of(Executor executor, BooleanSupplier step);
  }

  /** Forgets who wakes it between the last step and its rest. */
  private static final class Sleepy {

    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor executor;
    private final BooleanSupplier step;

    Sleepy(Executor executor, BooleanSupplier step) {
      this.executor = executor;
      this.step = step;
    }

    void wake() {
      if (scheduled.compareAndSet(false, true)) {
        executor.execute(this::run);
      }
    }

    private void run() {
      boolean more = true;
      while (more) {
        more = step.getAsBoolean();
      }
      scheduled.set(false);
    }
  }

  @Test
  void steps_are_taken_one_at_a_time_and_none_is_forgotten() {
    Interleavings.of(
        INTERLEAVINGS,
        () ->
            wakeFromTwoThreads(
                (executor, step) -> new SerialTask("task", executor, executor, step)::wake));
  }

  @Test
  void a_task_that_forgets_a_step_is_found() {
    assertThatThrownBy(
            () ->
                Interleavings.of(
                    INTERLEAVINGS,
                    () -> wakeFromTwoThreads((executor, step) -> new Sleepy(executor, step)::wake)))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("steps were forgotten");
  }

  private static void wakeFromTwoThreads(Waking waking) {
    AtomicInteger there = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    AtomicBoolean together = new AtomicBoolean();
    Runnable wake =
        waking.of(
            task -> {
              Thread thread = new Thread(task);
              synchronized (threads) {
                threads.add(thread);
              }
              thread.start();
            },
            () -> {
              together.compareAndSet(false, inside.incrementAndGet() > 1);
              boolean taken = there.get() > 0;
              if (taken) {
                there.decrementAndGet();
              }
              inside.decrementAndGet();
              return taken;
            });
    Thread other =
        new Thread(
            () -> {
              there.incrementAndGet();
              wake.run();
            });
    other.start();
    there.incrementAndGet();
    wake.run();
    Interleavings.join(other);
    for (int i = 0; i < size(threads); i++) {
      Interleavings.join(get(threads, i));
    }

    Interleavings.check(!together.get(), "two steps at a time");
    Interleavings.check(there.get() == 0, there.get() + " steps were forgotten");
  }

  private static int size(List<Thread> threads) {
    synchronized (threads) {
      return threads.size();
    }
  }

  private static Thread get(List<Thread> threads, int index) {
    synchronized (threads) {
      return threads.get(index);
    }
  }
}
