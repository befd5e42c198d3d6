package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.spi.DurableOutbox.SettlementListener;
import io.dustlayer.cdi.sync.run.OutboxJournal.Settled;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Tells what became of entries, one after the other. What nobody has listened for yet waits for the
 * first listener. Safe for use from any thread.
 */
final class Settlements {

  private final Executor executor;
  private final OutboxLog log;
  private final Consumer<Settled> told;
  private final List<Registration<SettlementListener>> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Settled> waiting = new ArrayDeque<>();
  private volatile boolean wanted;
  private boolean running;
  private boolean closed;

  /**
   * Nobody listens yet.
   *
   * @param executor calls the listeners
   * @param told hears what every listener was told of
   */
  Settlements(Executor executor, OutboxLog log, Consumer<Settled> told) {
    this.executor = executor;
    this.log = log;
    this.told = told;
  }

  /**
   * Whether anybody has listened in this run: who has gone since, perhaps because the application
   * ends, is told by the next run.
   */
  boolean isWanted() {
    return wanted;
  }

  Subscription add(SettlementListener listener) {
    Registration<SettlementListener> registration = new Registration<>(listener, listeners::remove);
    listeners.add(registration);
    wanted = true;
    wake();
    return registration;
  }

  void add(Settled settled) {
    synchronized (this) {
      waiting.add(settled);
    }
    wake();
  }

  /** Nobody is called any more. */
  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  private void wake() {
    synchronized (this) {
      if (running || closed || waiting.isEmpty() || listeners.isEmpty()) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::tellAll);
    } catch (RuntimeException | Error refused) {
      // Full or being taken away: the next settlement, or the next run, tries again.
      synchronized (this) {
        running = false;
      }
      log.notTold(refused);
    }
  }

  private void tellAll() {
    for (Settled next = next(); next != null; next = next()) {
      boolean all = true;
      for (Registration<SettlementListener> registration : listeners) {
        all &= tell(registration.listener(), next);
      }
      if (all) {
        told.accept(next);
      }
    }
  }

  private synchronized Settled next() {
    Settled next = listeners.isEmpty() ? null : waiting.poll();
    running = next != null;
    return next;
  }

  private boolean tell(SettlementListener listener, Settled settled) {
    try {
      listener.settled(settled.settlement());
      return true;
    } catch (RuntimeException | Error thrown) {
      log.listenerFailed(listener, settled.settlement().id(), thrown);
      return false;
    }
  }
}
