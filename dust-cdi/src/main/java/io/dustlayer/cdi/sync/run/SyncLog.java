package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.Notice;
import io.dustlayer.cdi.sync.Status;
import io.dustlayer.cdi.sync.Status.Phase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What this room tells operators about one store. A line that comes again and again is written at
 * most once a minute. Confined to the driver's thread.
 */
final class SyncLog {

  private static final Logger LOG = System.getLogger(SyncLog.class.getPackageName());
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final String store;
  private final LongSupplier nanoTime;
  private final Map<String, Long> lastWritten = new HashMap<>();
  private Phase phase = Phase.STOPPED;

  /**
   * A log.
   *
   * @param store the store and the server's address
   * @param nanoTime as {@link System#nanoTime()}
   */
  SyncLog(String store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  void status(Status status) {
    if (status.phase() == phase) {
      return;
    }
    phase = status.phase();
    switch (phase) {
      case LIVE ->
          LOG.log(
              Level.INFO,
              "DUST0720: {0} is live, its mirror is at {1}",
              store,
              Long.toString(status.watermark()));
      case FAILED ->
          LOG.log(
              Level.ERROR,
              "DUST0721: {0} has given up: {1}. Update this library, or set dust.transport=http",
              store,
              status.lastError().orElse("the server refuses this version of the protocol"));
      default -> LOG.log(Level.DEBUG, "DUST0722: {0} is {1}", store, phase);
    }
  }

  void notice(Notice notice) {
    if (notice instanceof Notice.TokenRefused refused) {
      limited(
          "DUST0723",
          Level.ERROR,
          "the server refuses the token ("
              + refused.reason()
              + "): set dust.token (DUST_TOKEN) to a valid one with access to this store. Next"
              + " attempt in "
              + refused.retrySeconds()
              + " s");
    } else if (notice instanceof Notice.Disconnected lost) {
      limited(
          "DUST0724",
          Level.WARNING,
          "no connection ("
              + lost.why()
              + "); reads come from the mirror, if there is one, and writes wait. Next attempt in "
              + lost.retryMillis()
              + " ms");
    } else if (notice instanceof Notice.JoinCrashes crashes) {
      limited(
          "DUST0725",
          Level.WARNING,
          "the server crashed "
              + crashes.times()
              + " times in a row when this store was asked for: a stored value may be damaged, ask"
              + " the server's operator. Reads come from the mirror. Next attempt in "
              + crashes.retrySeconds()
              + " s");
    } else if (notice instanceof Notice.MessageTooBig big) {
      limited("DUST0729", Level.ERROR, big.detail());
    } else if (notice instanceof Notice.ServerReset reset) {
      write(
          Level.WARNING,
          "DUST0730",
          "the server is at "
              + reset.serverSeq()
              + ", but has been at "
              + reset.knownSeq()
              + ": it was restored or reset. Everything is read again");
    } else if (notice instanceof Notice.FellBackToJson) {
      write(
          Level.WARNING,
          "DUST0731",
          "the server crashed with MessagePack; JSON is used from now on. Set"
              + " dust.sdk.format=json (DUST_SDK_FORMAT=json)");
    } else if (notice instanceof Notice.NotUnderstood strange) {
      limited("DUST0732", Level.WARNING, "left out what is not understood: " + strange.what());
    }
  }

  void engineFailed(Throwable bug, long retryMillis) {
    LOG.log(
        Level.ERROR,
        "DUST0726: the engine of "
            + store
            + " failed and starts anew in "
            + retryMillis
            + " ms; writes without an outcome are reported as unknown. This is an error of the"
            + " library: please report it",
        bug);
  }

  void effectFailed(Object effect, Throwable failure) {
    LOG.log(
        Level.ERROR,
        "DUST0727: " + store + ": " + effect.getClass().getSimpleName() + " could not be done",
        failure);
  }

  void taskFailed(Throwable failure) {
    LOG.log(
        Level.ERROR,
        "DUST0734: "
            + store
            + ": a task of the store's thread failed, and the thread goes on. This is an error of"
            + " the library: please report it",
        failure);
  }

  void listenerFailed(Object listener, Throwable failure) {
    LOG.log(
        Level.WARNING,
        "DUST0728: " + store + ": the listener " + listener.getClass().getName() + " threw",
        failure);
  }

  void cacheFailed(String done, Throwable failure) {
    LOG.log(
        isDue("DUST0733") ? Level.WARNING : Level.DEBUG,
        "DUST0733: "
            + store
            + ": the cache could not be "
            + done
            + "; the mirror in memory goes on, and the next start may have to read everything",
        failure);
  }

  void cacheWorksAgain() {
    write(Level.INFO, "DUST0735", "the cache is written again");
  }

  void cacheStillBusy() {
    write(
        Level.WARNING,
        "DUST0736",
        "the last state was not in the cache in time; the next start begins with an earlier one");
  }

  private void limited(String code, Level level, String message) {
    write(isDue(code) ? level : Level.DEBUG, code, message);
  }

  /** Whether a line may be written as what it is. */
  private boolean isDue(String code) {
    long now = nanoTime.getAsLong();
    Long last = lastWritten.get(code);
    boolean due = last == null || now - last >= PAUSE;
    if (due) {
      lastWritten.put(code, now);
    }
    return due;
  }

  private void write(Level level, String code, String message) {
    LOG.log(level, "{0}: {1}: {2}", code, store, message);
  }
}
