package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.repo.SerialTask;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Tells the observers of {@link io.dustlayer.cdi.event.ResyncRequired} of one schema that events
 * are missing. Every receiver of events reports here what it missed. A notice that several of them
 * report, as they do after a reset of the server, is told once. Safe for use from any thread.
 */
final class ResyncObservers {

  private static final int REMEMBERED = 64;

  private final List<Mailbox> mailboxes;
  private final Deque<Resync> told = new ArrayDeque<>();

  /**
   * Nothing is missing yet.
   *
   * @param slots the observers
   * @param executor calls them
   * @param later runs, after some time, what asks an executor again that has refused
   */
  ResyncObservers(List<ObserverGroup.Slot> slots, Executor executor, Executor later) {
    this.mailboxes = slots.stream().map(slot -> new Mailbox(slot, executor, later)).toList();
  }

  /**
   * How many observers there are.
   *
   * @return 0 if nobody wants to know
   */
  int count() {
    return mailboxes.size();
  }

  /**
   * Events are missing. Does not wait for the observers.
   *
   * @param resync which ones
   */
  void report(Resync resync) {
    synchronized (told) {
      // Not whether it is equal: what another receiver misses later, or by a later reset, may be.
      if (told.stream().anyMatch(earlier -> earlier == resync)) {
        return;
      }
      told.addLast(resync);
      if (told.size() > REMEMBERED) {
        told.removeFirst();
      }
    }
    mailboxes.forEach(mailbox -> mailbox.add(resync));
  }

  /** No executor is asked any more. */
  void close() {
    mailboxes.forEach(Mailbox::close);
  }

  /** One observer. What comes while it is busy becomes one notice, so that little can wait. */
  private static final class Mailbox {

    private final ObserverGroup.Slot slot;
    private final SerialTask task;
    private Resync waiting;

    Mailbox(ObserverGroup.Slot slot, Executor executor, Executor later) {
      this.slot = slot;
      this.task = new SerialTask(slot.name(), executor, later, this::tellNext);
    }

    void close() {
      task.end();
    }

    void add(Resync resync) {
      synchronized (this) {
        waiting = waiting == null ? resync : joined(waiting, resync);
      }
      task.wake();
    }

    private static Resync joined(Resync earlier, Resync later) {
      boolean wentBack = wentBack(earlier) || wentBack(later);
      return wentBack
          ? new Resync(
              later.schema(),
              Math.max(earlier.fromSeq(), later.fromSeq()),
              Math.min(earlier.toSeq(), later.toSeq()))
          : new Resync(
              later.schema(),
              Math.min(earlier.fromSeq(), later.fromSeq()),
              Math.max(earlier.toSeq(), later.toSeq()));
    }

    private boolean tellNext() {
      Resync next = take();
      if (next != null) {
        slot.tell(next, "a resync", next.toSeq());
      }
      return next != null;
    }

    private synchronized Resync take() {
      Resync next = waiting;
      waiting = null;
      return next;
    }
  }

  private static boolean wentBack(Resync resync) {
    return resync.toSeq() < resync.fromSeq();
  }
}
