package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AsyncExecutorTest {

  @Test
  void hostsExecutorIsUsedWhereThereIsOne() {
    List<Runnable> given = new ArrayList<>();
    Runnable command = () -> {};

    try (AsyncExecutor executor = new AsyncExecutor(() -> Optional.of(given::add))) {
      executor.execute(command);
    }

    assertThat(given).containsExactly(command);
  }

  @Test
  void ownThreadsAreNamedDaemonsThatSeeTheApplication() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<ClassLoader> loader = new CompletableFuture<>();

    try (AsyncExecutor executor = new AsyncExecutor(Optional::empty)) {
      executor.execute(
          () -> {
            thread.complete(Thread.currentThread());
            loader.complete(Thread.currentThread().getContextClassLoader());
          });

      assertThat(thread.get(10, TimeUnit.SECONDS).getName()).startsWith("dust-async-");
      assertThat(thread.get().isDaemon()).isTrue();
      assertThat(loader.get(10, TimeUnit.SECONDS))
          .isSameAs(Thread.currentThread().getContextClassLoader());
    }
  }

  @Test
  void ownThreadsEndWhenClosedAfterTheirWork() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    AsyncExecutor executor = new AsyncExecutor(Optional::empty);
    executor.execute(() -> thread.complete(Thread.currentThread()));

    executor.close();

    thread.get(10, TimeUnit.SECONDS).join(10_000);
    assertThat(thread.get().isAlive()).isFalse();
  }
}
