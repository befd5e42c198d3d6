package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.sync.run.OutboxJournal.Change;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries on disk, and what becomes of them. */
class StoreOutboxTest extends OutboxSetup {

  @Test
  void anEntryIsOnDiskAndSentWhenItIsAccepted() {
    OutboxEntry entry = outbox.accept(later("a"));

    assertThat(journal.pending.values()).extracting(OutboxRecord::id).containsExactly(entry.id());
    assertThat(sent).extracting(OutboxRecord::id).containsExactly(entry.id());
    assertThat(outbox.pending()).containsExactly(entry);
    assertThat(outbox.find(entry.id())).contains(entry);
    assertThat(entry.settled().toCompletableFuture()).isNotDone();
    assertThat(entry.toString()).contains("INSERT", "Link", "a", entry.id());
  }

  @Test
  void anAcceptedEntryIsSettledOnDiskBeforeItIsTold() {
    OutboxEntry entry = outbox.accept(later("a"));

    settle(entry, Outcome.ACCEPTED);

    OutboxSettlement settlement = settlement(entry);
    assertThat(settlement.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(settlement.storeSeq()).isEqualTo(7);
    assertThat(settlement.store()).isEqualTo("acme/main");
    assertThat(journal.pending).isEmpty();
    assertThat(journal.dead).isEmpty();
    assertThat(outbox.pending()).isEmpty();
    assertThat(outbox.find(entry.id())).isEmpty();
  }

  @Test
  void entriesOutliveARestartInTheirOrder() {
    List<String> ids =
        IntStream.range(0, 20).mapToObj(i -> outbox.accept(later("s" + i)).id()).toList();

    restart();

    assertThat(outbox.pending()).extracting(OutboxEntry::id).isEqualTo(ids);
    String next = outbox.accept(later("next")).id();
    assertThat(ids).doesNotContain(next);
    assertThat(outbox.pending()).extracting(OutboxEntry::id).endsWith(next);
  }

  @Test
  void aHandleOfALaterRunIsSettled() {
    String id = outbox.accept(later("a")).id();
    OutboxRecord kept = sent.get(0);
    restart();
    OutboxEntry found = outbox.find(id).orElseThrow();

    settle(kept, Outcome.UNKNOWN);

    assertThat(settlement(found).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void manyEntriesOfManyCallersCostFewTurnsOfTheDisk() throws Exception {
    journal.turns.drainPermits();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String slug = "s" + i;
      callers.add(new Thread(() -> outbox.accept(later(slug))));
    }
    callers.forEach(Thread::start);
    await().until(() -> outbox.changes() == 50);

    journal.turns.release(2);
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(journal.writes).hasSizeLessThanOrEqualTo(2);
    assertThat(journal.pending).hasSize(50);
    assertThat(sent).extracting(OutboxRecord::order).isSorted();
    journal.turns.release(1_000);
  }

  @Test
  void aDiskThatFailsRefusesTheEntryAndKeepsNothing() {
    journal.failing(true);

    assertThatThrownBy(() -> outbox.accept(later("a")))
        .isInstanceOf(DustException.class)
        .hasMessageContaining("insert of Link 'a'")
        .hasMessageContaining("the disk of the test is full")
        .hasMessageContaining("DUST_OUTBOX_PATH");
    assertThat(outbox.pending()).isEmpty();
    assertThat(sent).isEmpty();

    journal.failing(false);
    outbox.accept(later("b"));
    assertThat(journal.pending.values()).extracting(OutboxRecord::slug).containsExactly("b");
  }

  @Test
  void anEntryThatTheDiskKeptAlthoughItFailedIsTakenBack() {
    journal.failingLate();

    assertThatThrownBy(() -> outbox.accept(later("a"))).isInstanceOf(DustException.class);
    outbox.accept(later("b"));

    assertThat(journal.pending.values()).extracting(OutboxRecord::slug).containsExactly("b");
  }

  @Test
  void aSettlementWaitsForADiskThatFails() throws Exception {
    OutboxEntry entry = outbox.accept(later("a"));
    journal.failing(true);
    settle(entry, Outcome.ACCEPTED);
    Runnable untilKept = outbox.untilKept();
    assertThatThrownBy(() -> outbox.accept(later("b"))).isInstanceOf(DustException.class);
    assertThat(entry.settled().toCompletableFuture()).isNotDone();

    journal.failing(false);

    untilKept.run();
    assertThat(settlement(entry).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(journal.pending).isEmpty();
  }

  @Test
  void whoWaitsForTheDiskIsLetGoWhenItIsClosed() throws Exception {
    OutboxEntry entry = outbox.accept(later("a"));
    journal.failing(true);
    settle(entry, Outcome.ACCEPTED);
    Runnable untilKept = outbox.untilKept();

    outbox.close();

    assertThatThrownBy(untilKept::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(journal.isClosed()).isTrue();
    assertThatThrownBy(() -> outbox.accept(later("b")))
        .isInstanceOf(DustException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aFullOutboxRefusesUntilSomethingIsSettled() {
    outbox = open(1_000);
    List<OutboxEntry> accepted = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                accepted.add(outbox.accept(later("s" + i)));
              }
            })
        .isInstanceOf(DustException.class)
        .hasMessageContaining("of 1000 bytes")
        .hasMessageContaining("DUST_OUTBOX_MAX_SIZE");
    assertThat(accepted).hasSizeBetween(2, 5);

    settle(accepted.get(0), Outcome.ACCEPTED);
    settlement(accepted.get(0));

    assertThat(outbox.accept(later("again"))).isNotNull();
  }

  @Test
  void whatServersNeverTakeIsRefusedBeforeItIsKept() {
    DustPath path = DustPath.of("links", "a");
    Later bad =
        new Later(
            "Link",
            "a",
            path,
            Operation.INSERT,
            List.of(new Write(OpKind.SET, path, Json.createObjectBuilder().add("", 1).build())));

    assertThatThrownBy(() -> outbox.accept(bad)).isInstanceOf(DustException.class);

    assertThat(journal.writes).isEmpty();
  }

  @Test
  void settlementsAreToldAndThenForgotten() {
    List<OutboxSettlement> told = new CopyOnWriteArrayList<>();
    outbox.onSettled(told::add);
    OutboxEntry entry = outbox.accept(later("a"));

    settle(entry, Outcome.ACCEPTED);

    await().until(() -> told.size() == 1);
    assertThat(told.get(0).id()).isEqualTo(entry.id());
    outbox.accept(later("b"));
    await().until(() -> journal.untold.isEmpty());
  }

  @Test
  void aSettlementThatWasNotToldIsToldInTheNextRun() {
    outbox.onSettled(
        settlement -> {
          throw new IllegalStateException("the listener of the test fails");
        });
    OutboxEntry entry = outbox.accept(later("a"));
    settle(entry, Outcome.ACCEPTED);
    settlement(entry);

    restart();
    List<OutboxSettlement> told = new CopyOnWriteArrayList<>();
    outbox.onSettled(told::add);

    assertThat(told).extracting(OutboxSettlement::id).containsExactly(entry.id());
    await().until(() -> journal.untold.isEmpty());
  }

  @Test
  void whatIsSettledWhileTheApplicationEndsIsToldByTheNextRun() {
    outbox.onSettled(settlement -> {}).close();
    OutboxEntry entry = outbox.accept(later("a"));
    settle(entry, Outcome.ACCEPTED);
    settlement(entry);

    restart();
    List<OutboxSettlement> told = new CopyOnWriteArrayList<>();
    outbox.onSettled(told::add);

    assertThat(told).extracting(OutboxSettlement::id).containsExactly(entry.id());
  }

  @Test
  void withoutAListenerNothingIsKeptToBeTold() {
    OutboxEntry entry = outbox.accept(later("a"));
    settle(entry, Outcome.ACCEPTED);
    settlement(entry);

    assertThat(journal.writes.stream().flatMap(List::stream))
        .filteredOn(Change.Done.class::isInstance)
        .extracting(change -> ((Change.Done) change).toTell())
        .containsExactly(false);
  }
}
