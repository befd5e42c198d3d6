package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.sync.Status;
import io.dustlayer.cdi.sync.Status.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The engine's last status: written by the driver's thread, read and awaited by any. */
final class StatusBoard {

  private static final Status STOPPED =
      new Status(Phase.STOPPED, false, 0, 0, 0, Optional.empty(), true, true, Set.of());

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Status current = STOPPED;
  private volatile boolean wanted;
  private int unheard;

  Status current() {
    return current;
  }

  StoreStatus status() {
    Status now = current;
    return new StoreStatus(
        state(now.phase()),
        now.synced(),
        now.watermark(),
        lag(now),
        now.pending(),
        now.lastError(),
        now.canRead(),
        now.canWrite(),
        now.scopes());
  }

  void report(Status status) {
    lock.lock();
    try {
      current = status;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody wants it to run: nobody waits for what does not. */
  void wanted(boolean now) {
    lock.lock();
    try {
      wanted = now;
      unheard++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The driver does what is wanted: what is reported from now on comes after it. */
  void heard() {
    lock.lock();
    try {
      unheard--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isWanted() {
    return wanted;
  }

  /** Waits until everything that the server is known to have is there. */
  boolean awaitSynced(Duration timeout) throws InterruptedException {
    long left = nanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!isCurrent()) {
        if (left <= 0 || !wanted || current.phase() == Phase.FAILED) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isCurrent() {
    return wanted
        && unheard == 0
        && current.phase() == Phase.LIVE
        && current.synced()
        && lag(current) == 0;
  }

  private static long lag(Status status) {
    return Math.max(0, status.serverSeq() - status.watermark());
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofDays(365)) > 0
        ? TimeUnit.DAYS.toNanos(365)
        : timeout.toNanos();
  }

  private static SyncState state(Phase phase) {
    return switch (phase) {
      case STOPPED -> SyncState.STOPPED;
      case CONNECTING -> SyncState.CONNECTING;
      case JOINING -> SyncState.JOINING;
      case CATCHING_UP -> SyncState.CATCHING_UP;
      case LIVE -> SyncState.LIVE;
      case BACKOFF -> SyncState.BACKOFF;
      case FAILED -> SyncState.FAILED;
    };
  }
}
