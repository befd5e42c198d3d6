package io.dustlayer.cdi.cdi;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs the asynchronous forms of calls: on the host's executor where it has one, so that the host's
 * contexts and limits apply, else on a few threads of its own.
 */
final class AsyncExecutor implements Executor, AutoCloseable {

  private static final String MANAGED = "java:comp/DefaultManagedExecutorService";
  private static final int OWN_THREADS = 8;
  private static final long IDLE_SECONDS = 30;

  private final Supplier<Optional<Executor>> host;
  private final OnFirstUse<ExecutorService> own = new OnFirstUse<>(AsyncExecutor::ownThreads);
  private final OnFirstUse<Executor> chosen = new OnFirstUse<>(this::choose);

  /**
   * An executor that is not chosen yet.
   *
   * @param host the host's executor apart from the managed one of Jakarta Concurrency
   */
  AsyncExecutor(Supplier<Optional<Executor>> host) {
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
    return HostNames.find(MANAGED, Executor.class).or(host).orElseGet(own);
  }

  private static ExecutorService ownThreads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            OWN_THREADS,
            OWN_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new OwnThreads("dust-async-"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Ends the own threads, if there are any, after what they are doing; the host's go on. */
  @Override
  public void close() {
    own.ifUsed().ifPresent(ExecutorService::shutdown);
  }
}
