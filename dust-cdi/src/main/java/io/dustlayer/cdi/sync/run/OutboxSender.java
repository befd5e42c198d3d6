package io.dustlayer.cdi.sync.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Hands the entries of an outbox to the driver. Safe for use from any thread. */
final class OutboxSender implements StoreOutbox.Sender {

  private final Runnable refuseOnDriver;
  private final Mailbox mailbox;
  private final BiConsumer<OutboxRecord, Runnable> driver;
  private final StatusBoard board;

  /**
   * A sender.
   *
   * @param refuseOnDriver throws on the driver's thread
   * @param driver takes entries, on its thread, and tells when readers see them
   */
  OutboxSender(
      Runnable refuseOnDriver,
      Mailbox mailbox,
      BiConsumer<OutboxRecord, Runnable> driver,
      StatusBoard board) {
    this.refuseOnDriver = refuseOnDriver;
    this.mailbox = mailbox;
    this.driver = driver;
    this.board = board;
  }

  @Override
  public void requireMayWait() {
    refuseOnDriver.run();
  }

  @Override
  public CompletableFuture<Void> send(OutboxRecord entry) {
    CompletableFuture<Void> shown = new CompletableFuture<>();
    boolean taken = mailbox.put(() -> driver.accept(entry, () -> shown.complete(null)));
    if (!taken) {
      shown.complete(null);
    }
    return shown;
  }

  // An entry that is on the disk never fails because of that.
  @Override
  public void awaitShown(CompletableFuture<Void> shown) {
    if (!board.isWanted()) {
      return;
    }
    try {
      shown.get(SubmittedWrites.MARGIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException late) {
      // The driver is busy; it shows the entry as soon as it can.
      return;
    }
  }
}
