package io.dustlayer.cdi.tck.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Memo;
import io.dustlayer.cdi.tck.entity.Report;
import jakarta.enterprise.concurrent.ManageableThread;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The threads on which the application's code is called are the host's, with its contexts. For
 * hosts with Jakarta Concurrency.
 */
public class ManagedThreadsSuite extends HostSuite {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Where code is called.
   *
   * @param thread the thread
   * @param classes its context class loader
   */
  private record Surroundings(Thread thread, ClassLoader classes) {

    static Surroundings here() {
      Thread thread = Thread.currentThread();
      return new Surroundings(thread, thread.getContextClassLoader());
    }
  }

  /** For JUnit, and for test classes of hosts. */
  protected ManagedThreadsSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-THREAD-001", rule = Rule.E1)
  void subscribers_are_called_on_threads_of_the_host() throws InterruptedException {
    Dust live = beans().live();
    assertThat(live.transport()).isEqualTo(TransportKind.SDK);
    assertThat(live.awaitSynced(PATIENCE)).as("synced: %s", live.status()).isTrue();
    BlockingQueue<Surroundings> told = new LinkedBlockingQueue<>();
    try (Subscription running = beans().memos().subscribe(event -> told.add(Surroundings.here()))) {
      assertThat(running.isActive()).isTrue();
      beans().memos().insert(new Memo(UUID.randomUUID().toString(), "M", null));
      Surroundings found = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(found).isNotNull();
      assertThat(found.thread()).isInstanceOf(ManageableThread.class);
      assertSeesTheApplication(found);
    }
  }

  @Test
  @Assertion(id = "DUST-THREAD-002", rule = Rule.R3)
  void asynchronous_calls_end_on_threads_of_the_host() throws Exception {
    Thread here = Thread.currentThread();
    ExecutorService hosts = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    Thread one = hosts.submit(Thread::currentThread).get();
    Surroundings found =
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInSameThread()
            .until(
                () -> whereItEnds(beans().reports().insertAsync(report())),
                where -> where.thread() != here);
    // Only the threads of a managed factory are sure to be manageable; an executor's have a name.
    assertThat(withoutNumber(found.thread())).isEqualTo(withoutNumber(one));
    assertSeesTheApplication(found);
  }

  private static Report report() {
    return Report.bare(UUID.randomUUID().toString(), "A");
  }

  private static String withoutNumber(Thread thread) {
    return thread.getName().replaceAll("[0-9]+", "");
  }

  // A call that ends before anybody waits for it tells of the calling thread.
  private static Surroundings whereItEnds(CompletionStage<?> call) {
    return call.thenApply(result -> Surroundings.here()).toCompletableFuture().join();
  }

  private static void assertSeesTheApplication(Surroundings found) {
    assertThat(found.classes()).isSameAs(Thread.currentThread().getContextClassLoader());
  }
}
