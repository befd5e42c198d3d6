package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import java.util.Iterator;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps the committed state in a {@link DustCache}. What was kept is read on the driver's thread,
 * which has nothing else to do yet; writing has a thread of its own, so that no disk ever stalls
 * the driver. Confined to the driver's thread.
 */
final class CacheKeeper {

  private static final long LONGEST_GOODBYE = 4;

  private final DustCache cache;
  private final SyncLog log;
  private final ThreadFactory threads;
  private final CacheWriter writer;
  private Thread thread;

  /**
   * A keeper without a thread yet.
   *
   * @param cache used by the keeper alone, and closed with it
   * @param log used by the keeper alone
   * @param threads makes the writer's thread, if there is something to write
   */
  CacheKeeper(DustCache cache, SyncLog log, LongSupplier nanoTime, ThreadFactory threads) {
    this.cache = cache;
    this.log = log;
    this.threads = threads;
    this.writer = new CacheWriter(cache, log, nanoTime);
  }

  /** A keeper whose thread is a daemon that sees the application, as the calling thread does. */
  static CacheKeeper of(DustCache cache, SdkSettings settings, LongSupplier nanoTime) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "dust-cache-" + settings.engine().store());
          thread.setDaemon(true);
          thread.setContextClassLoader(application);
          return thread;
        };
    return new CacheKeeper(cache, new SyncLog(settings.place(), nanoTime), nanoTime, threads);
  }

  /** What was kept; empty if that is nothing, or cannot be read. */
  Mirror restore() {
    try {
      DustCache.Restored kept = cache.restore();
      Mirror mirror = Mirror.ofSorted(kept.watermark(), leaves(kept.leaves()));
      writer.startFrom(mirror);
      return mirror;
    } catch (RuntimeException failure) {
      log.cacheFailed("read", failure);
      writer.startAnew();
      return Mirror.empty();
    }
  }

  /**
   * Keeps the state after a step, or a later one.
   *
   * @param before run by the writer's thread before the state is written, which it may make wait;
   *     if it throws, the state is not written yet. If a later state comes first, only what is to
   *     be run before that one is run
   */
  void keep(Effect.Keep step, Runnable before) {
    if (cache == DustCache.NONE) {
      return;
    }
    writer.offer(step.after(), before);
    if (thread == null) {
      thread = threads.newThread(writer);
      thread.start();
    }
  }

  /** Has the last state written and the cache closed, and waits a moment for it. */
  void close() {
    writer.end();
    if (thread == null) {
      writer.run();
      return;
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(LONGEST_GOODBYE));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      log.cacheStillBusy();
    }
  }

  private static Iterator<Leaf> leaves(Iterator<MirrorView.Leaf> kept) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return kept.hasNext();
      }

      @Override
      public Leaf next() {
        MirrorView.Leaf leaf = kept.next();
        return new Leaf(leaf.path(), leaf.value(), leaf.revision());
      }
    };
  }
}
