package io.dustlayer.cdi.cdi;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calls observers and subscribers. Each is called by one thread at a time, so there are at most as
 * many threads as there are of them; a pool with fewer would let some that block starve the others.
 * Hence the host's executor only where it grows, else threads of the host, else own ones.
 */
final class EventExecutor implements Executor, AutoCloseable {

  private static final String MANAGED = "java:comp/DefaultManagedThreadFactory";
  private static final long IDLE_SECONDS = 30;

  private final Supplier<Optional<Executor>> host;
  private final OnFirstUse<ExecutorService> own = new OnFirstUse<>(EventExecutor::ownPool);
  private final OnFirstUse<Executor> chosen = new OnFirstUse<>(this::choose);

  /**
   * An executor that is not chosen yet.
   *
   * @param host the host's executor, if it starts threads as they are needed
   */
  EventExecutor(Supplier<Optional<Executor>> host) {
    this.host = host;
  }

  /** Makes the choice now: what the host offers can be looked up only on its own threads. */
  void prepare() {
    chosen.get();
  }

  @Override
  public void execute(Runnable command) {
    chosen.get().execute(command);
  }

  private Executor choose() {
    return host.get().orElseGet(own);
  }

  private static ExecutorService ownPool() {
    ThreadFactory threads =
        HostNames.find(MANAGED, ThreadFactory.class)
            .orElseGet(() -> new OwnThreads("dust-events-"));
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  /** Ends the own threads, if there are any; whoever still blocks them is interrupted. */
  @Override
  public void close() {
    own.ifUsed().ifPresent(ExecutorService::shutdownNow);
  }
}
