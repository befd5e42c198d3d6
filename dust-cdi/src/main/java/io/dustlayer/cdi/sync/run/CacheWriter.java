package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.spi.DustCache;
import io.dustlayer.cdi.spi.DustCache.Update;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.sync.Leaf;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.tree.Difference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Writes the latest committed state to a cache, as its difference from the state that was written
 * last: states that come faster than the disk takes them are skipped, and only two are ever held. A
 * cache that fails is told everything once it works again, so that it never has a hole.
 *
 * <p>States are offered by any thread; all else is for the thread that runs it.
 */
final class CacheWriter implements Runnable {

  /** How far apart writes are at least: a state that is not kept is only transferred again. */
  static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  static final long FIRST_RETRY = TimeUnit.SECONDS.toNanos(1);
  static final long LONGEST_RETRY = TimeUnit.MINUTES.toNanos(1);

  /** Fewer differences are always written one by one. */
  private static final int FEW = 1000;

  private record State(Mirror mirror, Runnable before) {}

  private final DustCache cache;
  private final SyncLog log;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State latest;
  private boolean ending;

  private Mirror written = Mirror.empty();
  private boolean behind;
  private boolean failing;
  private long retry = FIRST_RETRY;
  private long notBefore;

  CacheWriter(DustCache cache, SyncLog log, LongSupplier nanoTime) {
    this.cache = cache;
    this.log = log;
    this.nanoTime = nanoTime;
    this.notBefore = nanoTime.getAsLong();
  }

  /** The cache holds a state. Called before the writer runs. */
  void startFrom(Mirror kept) {
    written = kept;
  }

  /** Nobody knows what the cache holds. Called before the writer runs. */
  void startAnew() {
    behind = true;
  }

  /** The state to write next, instead of any other one that was not written yet. */
  void offer(Mirror mirror, Runnable before) {
    lock.lock();
    try {
      latest = new State(mirror, before);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing comes any more: the latest state is to be written at once, and the cache closed. */
  void end() {
    lock.lock();
    try {
      ending = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Writes until the end. */
  @Override
  public void run() {
    try {
      long nothingFor = 0;
      while (waitFor(nothingFor)) {
        nothingFor = turn();
      }
    } catch (InterruptedException told) {
      log.cacheFailed("written any more", told);
    } finally {
      close();
    }
  }

  /**
   * Writes the latest state if it is time.
   *
   * @return for how long there is nothing to do; {@link Long#MAX_VALUE} until a state comes
   */
  long turn() {
    State next;
    lock.lock();
    try {
      long early = notBefore - nanoTime.getAsLong();
      if (latest == null || early > 0 && !ending) {
        return latest == null ? Long.MAX_VALUE : early;
      }
      next = latest;
      latest = null;
    } finally {
      lock.unlock();
    }
    write(next);
    return 0;
  }

  /** Returns false at the end. */
  private boolean waitFor(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!ending && left > 0 && (latest == null || nanos != Long.MAX_VALUE)) {
        left = nanos == Long.MAX_VALUE ? forEver() : changed.awaitNanos(left);
      }
      return !ending || latest != null;
    } finally {
      lock.unlock();
    }
  }

  private long forEver() throws InterruptedException {
    changed.await();
    return Long.MAX_VALUE;
  }

  private void write(State next) {
    long began = nanoTime.getAsLong();
    boolean writing = false;
    try {
      next.before().run();
      writing = true;
      cache.write(update(next.mirror()));
      written = next.mirror();
      behind = false;
      succeeded(began);
    } catch (RuntimeException | Error failure) {
      if (writing) {
        behind = true;
        written = Mirror.empty();
      }
      failed(next, failure);
    }
  }

  private void succeeded(long began) {
    notBefore = began + PAUSE;
    retry = FIRST_RETRY;
    if (failing) {
      failing = false;
      log.cacheWorksAgain();
    }
  }

  private void failed(State next, Throwable failure) {
    failing = true;
    log.cacheFailed("written", failure);
    notBefore = nanoTime.getAsLong() + retry;
    retry = Math.min(2 * retry, LONGEST_RETRY);
    lock.lock();
    try {
      if (latest == null && !ending) {
        latest = next;
      }
    } finally {
      lock.unlock();
    }
  }

  private Update update(Mirror next) {
    if (behind || next.watermark() < written.watermark()) {
      return replace(next);
    }
    List<String> removed = new ArrayList<>();
    List<MirrorView.Leaf> changes = new ArrayList<>();
    long most = Math.max(FEW, next.size() / 2);
    Iterator<Difference<Leaf>> differences = written.differences(next);
    while (differences.hasNext()) {
      Difference<Leaf> difference = differences.next();
      if (difference.after() == null) {
        removed.add(difference.before().path());
      } else {
        changes.add(LeafView.leaf(difference.after()));
      }
      if (removed.size() + changes.size() > most) {
        return replace(next);
      }
    }
    return new Update.Step(next.watermark(), removed, changes);
  }

  private static Update replace(Mirror next) {
    return new Update.Replace(next.watermark(), () -> LeafView.leaves(next.all()));
  }

  private void close() {
    try {
      cache.close();
    } catch (RuntimeException failure) {
      log.cacheFailed("closed", failure);
    }
  }
}
