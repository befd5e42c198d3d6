package io.dustlayer.cdi.sync.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** A journal that outlives its users, and fails or is slow when the test says so. */
final class MemoryJournal implements OutboxJournal {

  final TreeMap<Long, OutboxRecord> pending = new TreeMap<>();
  final TreeMap<Long, Settled> untold = new TreeMap<>();
  final TreeMap<Long, Settled> dead = new TreeMap<>();
  final List<List<Change>> writes = new ArrayList<>();
  final Semaphore turns = new Semaphore(Integer.MAX_VALUE);
  private boolean failing;
  private boolean keepsNevertheless;
  private boolean closed;

  synchronized void failing(boolean now) {
    failing = now;
    notifyAll();
  }

  /** It fails only after it has kept everything. */
  synchronized void failingLate() {
    keepsNevertheless = true;
  }

  @Override
  public synchronized Kept read() {
    return new Kept(
        "java-kept",
        List.copyOf(pending.values()),
        List.copyOf(untold.values()),
        List.copyOf(dead.values()));
  }

  @Override
  public void write(List<Change> changes) {
    turns.acquireUninterruptibly();
    apply(changes);
  }

  private synchronized void apply(List<Change> changes) {
    if (failing) {
      throw new IllegalStateException("the disk of the test is full");
    }
    writes.add(List.copyOf(changes));
    for (Change change : changes) {
      if (change instanceof Change.Pending put) {
        pending.put(put.entry().order(), put.entry());
      } else if (change instanceof Change.Done done) {
        long order = done.settled().entry().order();
        pending.remove(order);
        if (done.toTell()) {
          untold.put(order, done.settled());
        }
        if (done.dead()) {
          dead.put(order, done.settled());
        }
      } else if (change instanceof Change.Told told) {
        untold.remove(told.order());
      } else if (change instanceof Change.Purged purged) {
        dead.remove(purged.order());
      } else {
        pending.remove(((Change.Withdrawn) change).order());
      }
    }
    notifyAll();
    if (keepsNevertheless) {
      keepsNevertheless = false;
      throw new IllegalStateException("the disk of the test failed after it kept everything");
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
