package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Resync;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;

/**
 * What one receiver is still to be told, in order: the current records, if it wants them; that
 * changes were dropped, if so; then changes, at most as many as the limit. When one more comes, all
 * waiting ones are dropped, and it is told so once. Safe for use from any thread, with one thread
 * at a time that takes.
 */
final class EventQueue<T> {

  private final Class<?> schema;
  private final int limit;
  private final Deque<Pending<T>> waiting = new ArrayDeque<>();
  private Iterator<? extends Pending<T>> current = Collections.emptyIterator();
  private Resync dropped;
  private boolean closed;

  EventQueue(Class<?> schema, int limit) {
    this.schema = schema;
    this.limit = limit;
  }

  /** Begins with these, which are taken one by one and do not count. */
  synchronized void begin(Iterator<? extends Pending<T>> records) {
    current = records;
  }

  /** Adds one; drops the waiting ones first if there are as many as the limit. */
  synchronized void add(Pending<T> next) {
    if (closed) {
      return;
    }
    if (waiting.size() >= limit) {
      drop();
    }
    waiting.addLast(next);
  }

  private void drop() {
    long from = waiting.getFirst().firstSeq();
    long to = waiting.getLast().lastSeq();
    if (dropped == null) {
      RepoLog.queueFull(schema.getSimpleName(), limit, from);
      dropped = new Resync(schema, from, to);
    } else {
      dropped = new Resync(schema, dropped.fromSeq(), to);
    }
    waiting.clear();
  }

  /** The next one; null if there is none now. */
  Pending<T> take() {
    // Looked for outside of the lock: who adds must not wait for the mirror to be read.
    Iterator<? extends Pending<T>> first = current();
    boolean hasFirst = first.hasNext();
    synchronized (this) {
      if (closed) {
        return null;
      }
      if (hasFirst) {
        return first.next();
      }
      // It holds the state of the store that it was made of.
      current = Collections.emptyIterator();
      if (dropped != null) {
        Pending<T> told = new Pending.Notice<>(dropped);
        dropped = null;
        return told;
      }
      return waiting.pollFirst();
    }
  }

  private synchronized Iterator<? extends Pending<T>> current() {
    return current;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Drops everything; nothing is taken any more. Says whether it was open. */
  synchronized boolean close() {
    boolean wasOpen = !closed;
    closed = true;
    waiting.clear();
    dropped = null;
    current = Collections.emptyIterator();
    return wasOpen;
  }
}
