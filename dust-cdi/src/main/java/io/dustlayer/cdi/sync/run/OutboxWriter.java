package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.run.OutboxJournal.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes a journal, on a thread of its own. What comes while the disk is busy is written together
 * next: many callers cost one turn of the disk. Safe for use from any thread.
 */
final class OutboxWriter {

  private static final int MOST_TOGETHER = 1_000;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_GOODBYE_MILLIS = 5_000;

  private final OutboxJournal journal;
  private final OutboxLog log;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Task> waiting = new ArrayDeque<>();
  // What was taken from those that wait, and has to be written. Confined to the thread.
  private final List<Task> held = new ArrayList<>();
  private boolean started;
  private boolean closing;
  private boolean ended;
  private long put;
  private long taken;
  private long written;

  private record Task(
      List<Change> changes,
      boolean mayFail,
      List<Change> undo,
      Runnable onWritten,
      Consumer<RuntimeException> onFailed) {}

  /**
   * A writer whose thread begins with the first change.
   *
   * @param name of the thread
   */
  OutboxWriter(String name, OutboxJournal journal, OutboxLog log) {
    this.journal = journal;
    this.log = log;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
  }

  /**
   * Writes changes that may fail.
   *
   * @param undo takes back what a failed attempt may have written all the same
   * @param onWritten called by the writer's thread, in the order of the calls of this method
   * @param onFailed called by the writer's thread in place of {@code onWritten}
   * @return false if nothing is written any more; nothing is called then
   */
  boolean tryWrite(
      List<Change> changes,
      List<Change> undo,
      Runnable onWritten,
      Consumer<RuntimeException> onFailed) {
    return put(new Task(changes, true, undo, onWritten, onFailed));
  }

  /**
   * Writes changes, trying again until the disk takes them or the writer is closed.
   *
   * @param onWritten called by the writer's thread once they are written
   */
  void write(List<Change> changes, Runnable onWritten) {
    put(new Task(changes, false, List.of(), onWritten, failure -> {}));
  }

  private boolean put(Task task) {
    lock.lock();
    try {
      if (closing) {
        return false;
      }
      if (!started) {
        started = true;
        thread.start();
      }
      put++;
      waiting.add(task);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How many changes were put in so far. */
  long count() {
    lock.lock();
    try {
      return put;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What waits until everything is on the disk that was put in so far.
   *
   * @return throws {@link IllegalStateException} if the writer ends, or the waiting thread is
   *     interrupted, before
   */
  Runnable untilWritten() {
    lock.lock();
    try {
      long until = put;
      return written >= until ? () -> {} : () -> await(until);
    } finally {
      lock.unlock();
    }
  }

  private void await(long until) {
    lock.lock();
    try {
      while (written < until && !ended) {
        changed.await();
      }
      if (written < until) {
        throw new IllegalStateException("the outbox was closed before all of it was written");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the outbox was written", interrupted);
    } finally {
      lock.unlock();
    }
  }

  /** Tries once more to write what waits, and gives the journal back. Waits a moment for that. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
      if (!started) {
        started = true;
        thread.start();
      }
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread() != thread) {
      try {
        thread.join(LONGEST_GOODBYE_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    boolean last = false;
    while (!last) {
      try {
        last = take();
        write();
      } catch (InterruptedException | RuntimeException | Error thrown) {
        // Not even an error may end this thread: everybody would wait in vain.
        log.taskFailed(thrown);
      }
    }
    end();
  }

  /** Waits for something to write; true if it is the last. */
  private boolean take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long pause = PAUSE;
      while (waiting.isEmpty() && !closing && pause > 0) {
        if (held.isEmpty()) {
          changed.await();
        } else {
          pause = changed.awaitNanos(pause);
        }
      }
      while (!waiting.isEmpty() && held.size() < MOST_TOGETHER) {
        held.add(waiting.poll());
        taken++;
      }
      return closing && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    if (held.isEmpty()) {
      return;
    }
    try {
      journal.write(held.stream().flatMap(task -> task.changes().stream()).toList());
    } catch (RuntimeException failure) {
      log.writeFailed(failure);
      fail(failure);
      return;
    }
    List<Task> done = List.copyOf(held);
    held.clear();
    reached();
    done.forEach(task -> call(task.onWritten()));
  }

  private void fail(RuntimeException failure) {
    List<Task> failed = held.stream().filter(Task::mayFail).toList();
    held.removeAll(failed);
    List<Change> undo = failed.stream().flatMap(task -> task.undo().stream()).toList();
    if (!undo.isEmpty()) {
      held.add(new Task(undo, false, List.of(), () -> {}, none -> {}));
    }
    failed.forEach(task -> call(() -> task.onFailed().accept(failure)));
  }

  private void call(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error thrown) {
      log.taskFailed(thrown);
    }
  }

  private void reached() {
    lock.lock();
    try {
      written = taken;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    try {
      journal.close();
    } catch (RuntimeException failure) {
      log.writeFailed(failure);
    } finally {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
