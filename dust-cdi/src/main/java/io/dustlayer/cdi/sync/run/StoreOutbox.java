package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.protocol.WriteRequest;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.sync.run.OutboxJournal.Change;
import io.dustlayer.cdi.sync.run.OutboxJournal.Settled;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The outbox of one store: keeps entries on disk, has them sent, and keeps what became of them.
 * Safe for use from any thread.
 */
final class StoreOutbox implements DurableOutbox, OutboxSteps.Results {

  private final OutboxSettings settings;
  private final OutboxWriter writer;
  private final OutboxErrors errors;
  private final WriteChecks checks;
  private final OpIds ids;
  private final Executor executor;
  private final OutboxLog log;
  private final Sender sender;
  private final PendingEntries pending;
  private final DeadLetters dead;
  private final Settlements settlements;
  private final Object order = new Object();
  private long lastOrder;

  /** Has entries sent. */
  interface Sender {

    /** Fails if the caller must not wait. */
    void requireMayWait();

    /**
     * Sends an entry when there is a connection.
     *
     * @return completes when reads show it
     */
    CompletableFuture<Void> send(OutboxRecord entry);

    /** Waits until reads show an entry, if they will soon. */
    void awaitShown(CompletableFuture<Void> shown);
  }

  /** What it works with. */
  record Parts(
      OutboxJournal journal,
      OpIds ids,
      WriteChecks checks,
      Executor executor,
      OutboxLog log,
      Sender sender) {}

  /**
   * An outbox.
   *
   * @param kept what the journal has read
   */
  StoreOutbox(OutboxSettings settings, OutboxJournal.Kept kept, Parts parts) {
    this.settings = settings;
    this.log = parts.log();
    this.writer = new OutboxWriter("dust-outbox-" + settings.store(), parts.journal(), log);
    this.errors = new OutboxErrors(settings);
    this.checks = parts.checks();
    this.ids = parts.ids();
    this.executor = parts.executor();
    this.sender = parts.sender();
    this.pending = new PendingEntries(kept.pending());
    this.dead = new DeadLetters(kept.dead());
    this.settlements =
        new Settlements(
            executor,
            log,
            told -> writer.write(List.of(new Change.Told(told.entry().order())), () -> {}));
    kept.untold().forEach(settlements::add);
    this.lastOrder = lastOrder(kept);
  }

  private static long lastOrder(OutboxJournal.Kept kept) {
    long last = 0;
    for (OutboxRecord entry : kept.pending()) {
      last = Math.max(last, entry.order());
    }
    for (Settled settled : kept.untold()) {
      last = Math.max(last, settled.entry().order());
    }
    for (Settled settled : kept.dead()) {
      last = Math.max(last, settled.entry().order());
    }
    return last;
  }

  @Override
  public OutboxEntry accept(Later later) {
    return accept(later, List.of(), List.of());
  }

  /** Writes other changes together with the entry, or undoes them. */
  private OutboxEntry accept(Later later, List<Change> others, List<Change> undo) {
    sender.requireMayWait();
    String id = ids.next();
    for (WriteRequest request : OutboxSteps.requests(id, later.writes())) {
      checks.check(request);
    }
    long size = OutboxRecord.size(later.writes());
    if (!pending.reserve(size, settings.maxSize())) {
      throw errors.full(later, pending.size());
    }
    CompletableFuture<CompletableFuture<Void>> onDisk = new CompletableFuture<>();
    OutboxHandle handle = write(later, id, others, undo, onDisk);
    CompletableFuture<Void> shown = errors.await(later, id, onDisk);
    sender.awaitShown(shown);
    return handle;
  }

  private OutboxHandle write(
      Later later,
      String id,
      List<Change> others,
      List<Change> undo,
      CompletableFuture<CompletableFuture<Void>> onDisk) {
    // Numbers are in the order in which the writer gets the entries.
    synchronized (order) {
      OutboxRecord entry = OutboxRecord.accepted(++lastOrder, id, Instant.now(), later);
      OutboxHandle handle = new OutboxHandle(entry, new CompletableFuture<>());
      boolean taken =
          writer.tryWrite(
              with(others, new Change.Pending(entry)),
              with(undo, new Change.Withdrawn(entry.order())),
              () -> {
                pending.add(handle);
                onDisk.complete(sender.send(entry));
              },
              failure -> {
                pending.release(entry.size());
                onDisk.completeExceptionally(errors.notKept(later, failure));
              });
      if (!taken) {
        pending.release(entry.size());
        onDisk.completeExceptionally(errors.closed(later));
      }
      return handle;
    }
  }

  private static List<Change> with(List<Change> others, Change change) {
    return Stream.concat(others.stream(), Stream.of(change)).toList();
  }

  @Override
  public void changed(OutboxRecord entry) {
    if (!entry.isSettled()) {
      writer.write(List.of(new Change.Pending(entry)), () -> {});
      return;
    }
    OutboxRecord.Result result = entry.result();
    OutboxSettlement settlement = entry.settlement(settings.store(), result);
    Settled settled = new Settled(entry, settlement, Instant.now());
    boolean isDead = result.outcome() != OutboxSettlement.Outcome.ACCEPTED;
    boolean toTell = settlements.isWanted();
    writer.write(
        List.of(new Change.Done(settled, toTell, isDead)), () -> settle(settled, toTell, isDead));
  }

  private void settle(Settled settled, boolean toTell, boolean isDead) {
    if (isDead) {
      log.rejected(errors.label(settled), settled.settlement().error().orElse(""));
      bury(settled);
    }
    CompletableFuture<OutboxSettlement> future = pending.remove(settled.entry());
    // What callers do with an outcome is not for the writer's thread.
    SubmittedWrites.runOn(executor, () -> future.complete(settled.settlement()));
    if (toTell) {
      settlements.add(settled);
    }
  }

  private void bury(Settled settled) {
    for (Settled dropped : dead.add(settled, settings.maxSize())) {
      log.dropped(errors.label(dropped));
      writer.write(List.of(new Change.Purged(dropped.entry().order())), () -> {});
    }
  }

  @Override
  public List<OutboxEntry> pending() {
    return pending.all();
  }

  @Override
  public Optional<OutboxEntry> find(String id) {
    Objects.requireNonNull(id, "id");
    return pending.find(id);
  }

  @Override
  public List<DeadLetter> deadLetters() {
    return dead.all();
  }

  @Override
  public OutboxEntry retry(String id) {
    Settled letter = take(id).orElseThrow(() -> new NoSuchElementException(errors.noLetter(id)));
    boolean done = false;
    try {
      OutboxEntry entry =
          accept(
              DeadLetters.again(letter),
              List.of(new Change.Purged(letter.entry().order())),
              List.of(new Change.Done(letter, false, true)));
      done = true;
      return entry;
    } finally {
      if (!done) {
        bury(letter);
      }
    }
  }

  @Override
  public boolean purge(String id) {
    Optional<Settled> letter = take(id);
    letter.ifPresent(
        taken -> writer.write(List.of(new Change.Purged(taken.entry().order())), () -> {}));
    return letter.isPresent();
  }

  private Optional<Settled> take(String id) {
    return dead.take(Objects.requireNonNull(id, "id"));
  }

  @Override
  public int purgeAll() {
    List<Settled> all = dead.takeAll();
    List<Change> gone =
        all.stream().<Change>map(letter -> new Change.Purged(letter.entry().order())).toList();
    if (!gone.isEmpty()) {
      writer.write(gone, () -> {});
    }
    return all.size();
  }

  @Override
  public Subscription onSettled(SettlementListener listener) {
    return settlements.add(Objects.requireNonNull(listener, "listener"));
  }

  @Override
  public Runnable untilKept() {
    return writer.untilWritten();
  }

  /** How many changes were given to the disk so far. */
  long changes() {
    return writer.count();
  }

  /** Gives the journal back. */
  void close() {
    settlements.close();
    writer.close();
  }
}
