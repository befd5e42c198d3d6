package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventExecutorTest {

  private static final long PATIENCE = 10;

  @Test
  void the_hosts_executor_is_used_where_there_is_one() {
    List<Runnable> given = new ArrayList<>();
    Runnable command = () -> {};

    try (EventExecutor executor = new EventExecutor(() -> Optional.of(given::add))) {
      executor.execute(command);
    }

    assertThat(given).containsExactly(command);
  }

  @Test
  void receivers_that_block_do_not_hold_up_another_one() throws Exception {
    int many = 20;
    CountDownLatch blocked = new CountDownLatch(many);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Thread> other = new CompletableFuture<>();

    try (EventExecutor executor = new EventExecutor(Optional::empty)) {
      for (int i = 0; i < many; i++) {
        executor.execute(
            () -> {
              blocked.countDown();
              await(release);
            });
      }
      assertThat(blocked.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      executor.execute(() -> other.complete(Thread.currentThread()));

      assertThat(other.get(PATIENCE, TimeUnit.SECONDS).getName()).startsWith("dust-events-");
      assertThat(other.get().isDaemon()).isTrue();
      assertThat(other.get().getContextClassLoader())
          .isSameAs(Thread.currentThread().getContextClassLoader());
    } finally {
      release.countDown();
    }
  }

  @Test
  void who_still_blocks_its_own_threads_at_the_end_is_interrupted() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    EventExecutor executor = new EventExecutor(Optional::empty);
    executor.execute(
        () -> {
          thread.complete(Thread.currentThread());
          await(new CountDownLatch(1));
        });
    thread.get(PATIENCE, TimeUnit.SECONDS);

    executor.close();

    thread.get().join(TimeUnit.SECONDS.toMillis(PATIENCE) / 2);
    assertThat(thread.get().isAlive()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
