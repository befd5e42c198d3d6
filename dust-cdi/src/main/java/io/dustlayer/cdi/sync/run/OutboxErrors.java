package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.sync.run.OutboxJournal.Settled;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an outbox says when it cannot keep an entry. */
final class OutboxErrors {

  private static final long PATIENCE_SECONDS = 30;

  private final OutboxSettings settings;

  OutboxErrors(OutboxSettings settings) {
    this.settings = settings;
  }

  /** Waits until an entry is on the disk. */
  <T> T await(Later later, String id, Future<T> onDisk) {
    try {
      return onDisk.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      // Only failures of this class are put in.
      throw (DustException) failed.getCause();
    } catch (TimeoutException late) {
      throw undecided(later, id, "the disk did not answer in " + PATIENCE_SECONDS + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw undecided(later, id, "the thread was interrupted while it waited", interrupted);
    }
  }

  DustException full(Later later, long size) {
    return nothingKept(
        "DUST0710",
        later,
        "it holds about "
            + size
            + " of "
            + settings.maxSize()
            + " bytes. Nothing is kept. Wait until there is a connection again (Dust.status()), or"
            + " raise dust.outbox.max-size (DUST_OUTBOX_MAX_SIZE)",
        null);
  }

  DustException notKept(Later later, RuntimeException why) {
    return nothingKept(
        "DUST0711",
        later,
        why.getMessage()
            + ". Nothing is kept. See to the disk and the folder of dust.outbox.path"
            + " (DUST_OUTBOX_PATH), then try again",
        why);
  }

  DustException closed(Later later) {
    return nothingKept(
        "DUST0714", later, "it is closed, since the application ends. Nothing is kept", null);
  }

  private DustException undecided(Later later, String id, String why, Exception cause) {
    return new DustException(
        Kind.TIMEOUT,
        "DUST0712",
        refused(later)
            + why
            + ". It may be kept, and sent: see Dust.outbox().find(\""
            + id
            + "\") before writing again",
        false,
        ErrorDetail.NONE,
        cause);
  }

  private DustException nothingKept(String code, Later later, String why, Exception cause) {
    return new DustException(
        Kind.NETWORK, code, refused(later) + why, true, ErrorDetail.NONE, cause);
  }

  private String refused(Later later) {
    return "the outbox of store "
        + settings.place()
        + " did not take "
        + label(later.operation().name(), later.schema(), later.slug())
        + ": ";
  }

  /** Names an entry, for logs. */
  String label(Settled settled) {
    return label(
            settled.entry().operation().name(), settled.entry().schema(), settled.entry().slug())
        + " (entry "
        + settled.entry().id()
        + ")";
  }

  String noLetter(String id) {
    return "DUST0766: there is no dead letter '" + id + "' in the outbox of " + settings.place();
  }

  private static String label(String operation, String schema, String slug) {
    return operation.toLowerCase(Locale.ROOT) + " of " + schema + " '" + slug + "'";
  }
}
