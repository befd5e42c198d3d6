package io.dustlayer.cdi.cdi;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Runs what must not hold the caller: on the host's executor where it has one, so that the host's
 * contexts and limits apply, else on threads of its own. Which one is decided at first use.
 */
final class AsyncExecutor implements Executor, AutoCloseable {

  private static final String MANAGED = "java:comp/DefaultManagedExecutorService";
  private static final int CALLS = 8;
  private static final long IDLE_SECONDS = 30;

  private final Supplier<Optional<Executor>> host;
  private final OnFirstUse<ExecutorService> own;
  private final OnFirstUse<Executor> chosen = new OnFirstUse<>(this::choose);

  /**
   * An executor for calls that is not chosen yet. Of its own threads it has a few; more calls wait.
   *
   * @param host the host's executor apart from the managed one of Jakarta Concurrency
   */
  AsyncExecutor(Supplier<Optional<Executor>> host) {
    this(host, () -> ownThreads("dust-async-", CALLS, new LinkedBlockingQueue<>()));
  }

  private AsyncExecutor(Supplier<Optional<Executor>> host, Supplier<ExecutorService> ownThreads) {
    this.host = host;
    this.own = new OnFirstUse<>(ownThreads);
  }

  /**
   * An executor for subscribers. Of its own threads it has as many as subscribers are being called:
   * one that blocks must not hold up another, or a call.
   *
   * @return another executor, on the same host
   */
  AsyncExecutor forEvents() {
    return new AsyncExecutor(
        host, () -> ownThreads("dust-events-", Integer.MAX_VALUE, new SynchronousQueue<>()));
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

  private static ExecutorService ownThreads(
      String prefix, int threads, BlockingQueue<Runnable> waiting) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    AtomicInteger count = new AtomicInteger();
    ThreadFactory factory =
        command -> {
          Thread thread = new Thread(command, prefix + count.incrementAndGet());
          thread.setDaemon(true);
          thread.setContextClassLoader(application);
          return thread;
        };
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            Math.min(threads, CALLS), threads, IDLE_SECONDS, TimeUnit.SECONDS, waiting, factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Ends the own threads, if there are any, after what they are doing; the host's go on. */
  @Override
  public void close() {
    own.ifUsed().ifPresent(ExecutorService::shutdown);
  }
}
