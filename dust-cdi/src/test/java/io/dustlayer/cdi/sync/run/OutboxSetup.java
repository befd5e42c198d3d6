package io.dustlayer.cdi.sync.run;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.sync.run.OutboxRecord.Result;
import jakarta.json.Json;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** An outbox over a journal in memory, whose entries the test settles. */
@Timeout(60)
abstract class OutboxSetup implements StoreOutbox.Sender {

  private static final long PLENTY = 1_000_000;

  final MemoryJournal journal = new MemoryJournal();
  final List<OutboxRecord> sent = new CopyOnWriteArrayList<>();
  private final List<StoreOutbox> open = new ArrayList<>();
  StoreOutbox outbox = open(PLENTY);

  StoreOutbox open(long maxSize) {
    WriteErrors errors = new WriteErrors("acme/main at http://here", new Shown(text -> text));
    StoreOutbox opened =
        new StoreOutbox(
            new OutboxSettings("acme/main", "acme/main at http://here", maxSize),
            journal.read(),
            new StoreOutbox.Parts(
                journal,
                new OpIds("java-kept", new Random(open.size())),
                new WriteChecks(JsonProvider.provider(), errors),
                Runnable::run,
                new OutboxLog("acme/main", System::nanoTime),
                this));
    open.add(opened);
    return opened;
  }

  /** The process ends, and another one begins with what is on disk. */
  void restart() {
    outbox.close();
    sent.clear();
    outbox = open(PLENTY);
  }

  @AfterEach
  void close() {
    journal.failing(false);
    open.forEach(StoreOutbox::close);
  }

  @Override
  public void requireMayWait() {}

  @Override
  public CompletableFuture<Void> send(OutboxRecord entry) {
    assertThat(journal.pending).as("it is on disk before it is sent").containsKey(entry.order());
    sent.add(entry);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void awaitShown(CompletableFuture<Void> shown) {
    shown.join();
  }

  static Later later(String slug) {
    DustPath path = DustPath.of("links", slug);
    return new Later(
        "Link",
        slug,
        path,
        Operation.INSERT,
        List.of(new Write(OpKind.SET, path, Json.createValue("x"))));
  }

  OutboxRecord record(OutboxEntry entry) {
    return sent.stream().filter(each -> each.id().equals(entry.id())).findFirst().orElseThrow();
  }

  void settle(OutboxEntry entry, Outcome outcome) {
    settle(record(entry), outcome);
  }

  void settle(OutboxRecord entry, Outcome outcome) {
    boolean accepted = outcome == Outcome.ACCEPTED;
    outbox.changed(
        entry.with(
            0,
            new Result(
                outcome, accepted ? 7 : 0, accepted ? Optional.empty() : Optional.of("because"))));
  }

  static OutboxSettlement settlement(OutboxEntry entry) {
    return entry.settled().toCompletableFuture().orTimeout(20, SECONDS).join();
  }
}
