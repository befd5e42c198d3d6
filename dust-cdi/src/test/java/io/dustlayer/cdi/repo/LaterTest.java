package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaterTest {

  private static final long PATIENCE = 20;
  private static final Duration DELAY = Duration.ofMillis(50);

  private final Later later = new Later(DELAY);

  private Thread run() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    later.execute(() -> thread.complete(Thread.currentThread()));
    return thread.get(PATIENCE, TimeUnit.SECONDS);
  }

  @Test
  void a_command_runs_after_the_delay() throws Exception {
    long before = System.nanoTime();

    run();

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(DELAY.toNanos());
  }

  @Test
  void the_thread_ends_by_itself_and_the_next_command_gets_another() throws Exception {
    Thread first = run();
    first.join(TimeUnit.SECONDS.toMillis(PATIENCE));

    assertThat(first.isAlive()).isFalse();
    assertThat(run()).isNotSameAs(first);
  }
}
