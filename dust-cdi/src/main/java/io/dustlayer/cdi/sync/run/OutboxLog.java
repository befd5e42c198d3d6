package io.dustlayer.cdi.sync.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What operators are told of an outbox. Safe for use from any thread. */
final class OutboxLog {

  private static final Logger LOG = System.getLogger(OutboxLog.class.getPackageName());
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final String place;
  private final LongSupplier nanoTime;
  private boolean failedBefore;
  private long failedAt;

  /**
   * A log.
   *
   * @param place the store and the server's address
   * @param nanoTime as {@link System#nanoTime()}
   */
  OutboxLog(String place, LongSupplier nanoTime) {
    this.place = place;
    this.nanoTime = nanoTime;
  }

  /** At most one error a minute: a full disk stays full for a while. */
  synchronized void writeFailed(RuntimeException failure) {
    long now = nanoTime.getAsLong();
    boolean loud = !failedBefore || now - failedAt >= PAUSE;
    if (loud) {
      failedBefore = true;
      failedAt = now;
    }
    LOG.log(
        loud ? Level.ERROR : Level.DEBUG,
        "DUST0760: " + place + ": the outbox cannot be written; what is to be kept is tried again",
        failure);
  }

  void taskFailed(Throwable failure) {
    LOG.log(
        Level.ERROR,
        "DUST0761: "
            + place
            + ": a task of the outbox failed, and its thread goes on. This is an error of the"
            + " library: please report it",
        failure);
  }

  void rejected(String what, String why) {
    LOG.log(
        Level.WARNING,
        "DUST0762: {0}: {1} is a dead letter: {2}. See Dust.outbox().deadLetters()",
        place,
        what,
        why);
  }

  void dropped(String what) {
    LOG.log(
        Level.ERROR,
        "DUST0763: {0}: {1} was the oldest dead letter, and is dropped for want of space. Retry or"
            + " purge dead letters, or raise dust.outbox.max-size (DUST_OUTBOX_MAX_SIZE)",
        place,
        what);
  }

  void notTold(Throwable refused) {
    LOG.log(
        Level.WARNING,
        "DUST0765: "
            + place
            + ": the executor refuses to tell what became of entries of the outbox; they are told"
            + " with the next one, or after the next start",
        refused);
  }

  void listenerFailed(Object listener, String id, Throwable failure) {
    LOG.log(
        Level.WARNING,
        "DUST0764: "
            + place
            + ": "
            + listener.getClass().getName()
            + " threw when it was told of entry "
            + id
            + "; it is told again after the next start",
        failure);
  }
}
