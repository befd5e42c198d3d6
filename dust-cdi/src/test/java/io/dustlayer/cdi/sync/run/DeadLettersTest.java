package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.DustException;
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
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries that were rejected, or whose outcome is unknown. */
class DeadLettersTest extends OutboxSetup {

  @Test
  void aRejectedEntryIsADeadLetterThatCanBeReadAfterARestart() {
    OutboxEntry entry = outbox.accept(later("a"));
    settle(entry, Outcome.REJECTED);
    assertThat(settlement(entry).error()).contains("because");

    restart();

    DeadLetter letter = outbox.deadLetters().get(0);
    assertThat(letter.id()).isEqualTo(entry.id());
    assertThat(letter.settlement().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(letter.operations()).containsExactly("set links/a \"x\"");
    assertThat(letter.acceptedAt()).isBeforeOrEqualTo(letter.settledAt());
    assertThat(outbox.pending()).isEmpty();
  }

  @Test
  void aRetriedLetterIsANewEntry() {
    OutboxEntry entry = outbox.accept(later("a"));
    settle(entry, Outcome.REJECTED);
    settlement(entry);

    OutboxEntry again = outbox.retry(entry.id());

    assertThat(again.id()).isNotEqualTo(entry.id());
    assertThat(again.slug()).isEqualTo("a");
    assertThat(outbox.deadLetters()).isEmpty();
    assertThat(journal.dead).isEmpty();
    assertThat(journal.pending.values()).extracting(OutboxRecord::id).containsExactly(again.id());
    settle(again, Outcome.ACCEPTED);
    assertThat(settlement(again).outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aLetterThatCannotBeRetriedStays() {
    OutboxEntry entry = outbox.accept(later("a"));
    settle(entry, Outcome.REJECTED);
    settlement(entry);
    journal.failingLate();

    assertThatThrownBy(() -> outbox.retry(entry.id())).isInstanceOf(DustException.class);
    assertThat(outbox.deadLetters()).extracting(DeadLetter::id).containsExactly(entry.id());
    outbox.accept(later("b"));

    restart();
    assertThat(outbox.deadLetters()).extracting(DeadLetter::id).containsExactly(entry.id());
    assertThat(outbox.pending()).extracting(OutboxEntry::slug).containsExactly("b");
  }

  @Test
  void onlyWhatIsNotCommittedIsWrittenAgain() {
    DustPath path = DustPath.of("links", "a");
    OutboxEntry entry =
        outbox.accept(
            new Later(
                "Link",
                "a",
                path,
                Operation.INSERT,
                List.of(
                    new Write(OpKind.SET, path.child("t"), Json.createValue(1)),
                    new Write(OpKind.SET, path.child("u"), Json.createValue(2)))));
    OutboxRecord half = record(entry).with(0, new Result(Outcome.ACCEPTED, 5, Optional.empty()));
    outbox.changed(half);
    outbox.changed(half.with(1, new Result(Outcome.REJECTED, 0, Optional.of("full"))));
    OutboxSettlement settlement = settlement(entry);
    assertThat(settlement.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(settlement.storeSeq()).isEqualTo(5);

    OutboxEntry again = outbox.retry(entry.id());

    assertThat(record(again).operations()).containsExactly("set links/a/u 2");
  }

  @Test
  void lettersArePurged() {
    List<OutboxEntry> entries =
        IntStream.range(0, 3).mapToObj(i -> outbox.accept(later("s" + i))).toList();
    entries.forEach(entry -> settle(entry, Outcome.REJECTED));
    entries.forEach(OutboxSetup::settlement);

    assertThat(outbox.purge(entries.get(1).id())).isTrue();
    assertThat(outbox.purge(entries.get(1).id())).isFalse();
    assertThat(outbox.deadLetters()).hasSize(2);
    assertThat(outbox.purgeAll()).isEqualTo(2);
    assertThat(outbox.purgeAll()).isZero();

    restart();
    assertThat(outbox.deadLetters()).isEmpty();
    assertThatThrownBy(() -> outbox.retry("none"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("'none'");
  }

  @Test
  void theOldestLettersGiveWayToNewOnes() {
    outbox = open(1_000);
    for (int i = 0; i < 20; i++) {
      OutboxEntry entry = outbox.accept(later("s" + i));
      settle(entry, Outcome.REJECTED);
      settlement(entry);
    }

    assertThat(outbox.deadLetters()).hasSizeBetween(2, 5);
    assertThat(outbox.deadLetters().get(outbox.deadLetters().size() - 1).settlement().slug())
        .isEqualTo("s19");
    outbox.accept(later("still"));
    assertThat(journal.dead).hasSameSizeAs(outbox.deadLetters());
  }
}
