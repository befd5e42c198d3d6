package io.dustlayer.cdi.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Time that passes only when it is told to. */
final class ManualTimer implements FaultTimer {

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final List<Duration> delays = new CopyOnWriteArrayList<>();

  @Override
  public void after(Duration delay, Runnable work) {
    delays.add(delay);
    waiting.add(work);
  }

  // A client hears a frame before the server is through with sending it and asks for the next.
  void pass() {
    try {
      Runnable next = waiting.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("what waits for time to pass").isNotNull();
      next.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  List<Duration> delays() {
    return List.copyOf(delays);
  }
}
