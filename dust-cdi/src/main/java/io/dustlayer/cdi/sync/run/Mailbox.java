package io.dustlayer.cdi.sync.run;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks for the driver's thread, in order. Anybody puts them in; the driver takes them out. */
final class Mailbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean closed;

  /**
   * Puts a task in.
   *
   * @return false if nobody will take it any more
   */
  boolean put(Runnable task) {
    lock.lock();
    try {
      if (!closed) {
        tasks.add(task);
        changed.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next tasks, in order: all that are there, so that the lock is not taken for each.
   *
   * @param nanos how long to wait for one; {@link Long#MAX_VALUE} for ever
   * @param most how many at most: what else the driver has to do must not wait for long
   * @param into where they are put; nothing if there was none in time
   */
  void take(long nanos, int most, Collection<Runnable> into) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (tasks.isEmpty() && left > 0) {
        left = left == Long.MAX_VALUE ? forEver() : changed.awaitNanos(left);
      }
      for (int taken = 0; taken < most && !tasks.isEmpty(); taken++) {
        into.add(tasks.poll());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes all tasks; no more can be put in. */
  List<Runnable> close() {
    lock.lock();
    try {
      closed = true;
      List<Runnable> left = List.copyOf(tasks);
      tasks.clear();
      return left;
    } finally {
      lock.unlock();
    }
  }

  private long forEver() throws InterruptedException {
    changed.await();
    return Long.MAX_VALUE;
  }
}
