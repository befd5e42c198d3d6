package io.dustlayer.cdi.cdi;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes named daemon threads that see the application's classes. Thread-safe. */
final class OwnThreads implements ThreadFactory {

  private final String prefix;
  private final ClassLoader application = Thread.currentThread().getContextClassLoader();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * Made on a thread that sees the application.
   *
   * @param prefix what the threads' names begin with
   */
  OwnThreads(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public Thread newThread(Runnable command) {
    Thread thread = new Thread(command, prefix + count.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(application);
    return thread;
  }
}
