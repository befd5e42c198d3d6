package io.dustlayer.cdi.cdi;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Runs the asynchronous forms of calls: on the host's executor where it has one, so that the host's
 * contexts and limits apply, else on a few threads of its own. Which one is decided at first use.
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

  @Override
  public void execute(Runnable command) {
    chosen.get().execute(command);
  }

  private Executor choose() {
    return managed().or(host).orElseGet(own);
  }

  private static Optional<Executor> managed() {
    try {
      return Optional.of(InitialContext.doLookup(MANAGED))
          .filter(Executor.class::isInstance)
          .map(Executor.class::cast);
    } catch (NamingException notThisHost) {
      // The regular answer of a host without Jakarta Concurrency or without JNDI.
      return Optional.empty();
    }
  }

  private static ExecutorService ownThreads() {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    AtomicInteger count = new AtomicInteger();
    ThreadFactory threads =
        command -> {
          Thread thread = new Thread(command, "dust-async-" + count.incrementAndGet());
          thread.setDaemon(true);
          thread.setContextClassLoader(application);
          return thread;
        };
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            OWN_THREADS,
            OWN_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Ends the own threads, if there are any, after what they are doing; the host's go on. */
  @Override
  public void close() {
    own.ifUsed().ifPresent(ExecutorService::shutdown);
  }
}
