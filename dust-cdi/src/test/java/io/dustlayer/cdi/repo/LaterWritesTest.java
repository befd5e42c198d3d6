package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code insertLater} and its kind put into the outbox. */
class LaterWritesTest {

  private final RealtimeStore store = new RealtimeStore();
  private final RecordingOutbox outbox = store.model.outbox;

  @Test
  void aFlatInsertIsOneMerge() {
    OutboxEntry entry =
        store.notes.insertLater(new Note("a/b", "A", List.of("x"), Map.of("k", "v"), 3));

    assertThat(outbox.last())
        .containsExactly(
            "merge notes/a~1b"
                + " {\"title\":\"A\",\"tags\":[\"x\"],\"labels\":{\"k\":\"v\"},\"stars_given\":3}");
    Later taken = outbox.taken.get(0);
    assertThat(taken.schema()).isEqualTo("Note");
    assertThat(taken.slug()).isEqualTo("a/b");
    assertThat(taken.record()).isEqualTo(DustPath.of("notes", "a/b"));
    assertThat(taken.operation()).isEqualTo(Operation.INSERT);
    assertThat(entry.id()).isEqualTo("entry-1");
    assertThat(store.model.calls).as("nothing is sent by the caller").isEmpty();
  }

  @Test
  void aMapInsertIsOneSet() {
    store.memos.insertLater(Changeset.of(Memo.of("m", "M")));

    assertThat(outbox.last()).containsExactly("set desk/memos/m {\"title\":\"M\"}");
  }

  @Test
  void aPropertyBelowWhichSomethingLiesIsSetByItself() {
    store.model.showPending("notes/a/title/old", "1");

    store.notes.insertLater(new Note("a", "A", List.of("x"), Map.of(), null));

    assertThat(outbox.last())
        .containsExactly(
            "set notes/a/title \"A\"", "merge notes/a {\"tags\":[\"x\"],\"labels\":{}}");
  }

  @Test
  void withoutAMirrorEachPropertyIsSetByItself() {
    store.model.beforeCatchUp();

    store.notes.insertLater(Note.of("a", "A").withStars(1));

    assertThat(outbox.last())
        .containsExactly(
            "set notes/a/title \"A\"",
            "set notes/a/stars_given 1",
            "merge notes/a {\"labels\":{}}");
  }

  @Test
  void aFlatUpdateHasOnlyWhatChanged() {
    Note before = Note.of("a", "A").withStars(1);

    store.notes.updateLater(before, before.withTitle("B"));

    assertThat(outbox.last()).containsExactly("merge notes/a {\"title\":\"B\"}");
    assertThat(outbox.taken.get(0).operation()).isEqualTo(Operation.UPDATE);
  }

  @Test
  void anUpdateWithoutChangeIsSettledAndNotKept() {
    Note note = Note.of("a", "A");

    OutboxEntry entry = store.notes.updateLater(note, note);

    assertThat(outbox.taken).isEmpty();
    OutboxSettlement settlement = entry.settled().toCompletableFuture().join();
    assertThat(settlement.outcome()).isEqualTo(OutboxSettlement.Outcome.ACCEPTED);
    assertThat(settlement.storeSeq()).isZero();
    assertThat(settlement.slug()).isEqualTo("a");
  }

  @Test
  void aDeleteIsOneDelete() {
    store.notes.deleteLater("a");
    store.notes.deleteLater(Note.of("b", "B"));

    assertThat(outbox.taken).extracting(Later::operation).containsOnly(Operation.DELETE);
    assertThat(outbox.last()).containsExactly("delete notes/b null");
  }

  @Test
  void anInvalidRecordIsNotKept() {
    assertThatThrownBy(() -> store.notes.insertLater(Note.of("a", null)))
        .isInstanceOf(DustValidationException.class);
    assertThat(outbox.taken).isEmpty();
  }

  @Test
  void isRefusedWhereNoThreadMayWait() {
    assertThatThrownBy(() -> RealtimeStore.onEventLoop().notes.insertLater(Note.of("a", "A")))
        .isInstanceOf(DustException.class)
        .hasMessageContaining("Note");
  }

  @ParameterizedTest
  @EnumSource(
      value = OpKind.class,
      names = {"SET", "MERGE", "DELETE"},
      mode = EnumSource.Mode.EXCLUDE)
  void totalsLeasesAndFilesAreRefused(OpKind kind) {
    assertThatThrownBy(() -> new Write(kind, DustPath.of("a"), JsonValue.NULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(kind.wireName())
        .hasMessageContaining("conditional writes, leases");
  }

  @Test
  void theOutboxOfAStoreIsThatOfItsTransport() {
    DurableOutbox expected = outbox;
    assertThat(store.dust.outbox()).isSameAs(expected);
  }
}
