package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.Stored;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  @DustSchema(prefix = "elsewhere", store = "other")
  record Elsewhere(String slug, String text) {}

  private final TestStore store = new TestStore();

  @Test
  void operations_on_several_schemas_are_one_request() {
    store.notes.insert(Note.of("old", "T"));
    store.transport.calls.clear();
    Note note = new Note("n", "T", List.of("x"), Map.of(), null);
    Changeset<Memo> change = Changeset.of(Memo.of("m", "A")).put("title", "B");
    BatchResult result =
        store.dust.batchWrite(Batch.create().insert(note).update(change).delete(Note.class, "old"));
    assertThat(store.transport.calls).containsExactly("batch 5");
    assertThat(result.storeSeq()).isEqualTo(7);
    assertThat(result.ops())
        .extracting(BatchResult.OpResult::slug)
        .containsExactly("n", "m", "old");
    assertThat(result.ops().get(0).writes())
        .extracting(BatchResult.Write::path)
        .containsExactly("notes/n/title", "notes/n/tags", "notes/n/labels");
    assertThat(result.ops().get(0).revision()).isEqualTo(5);
    assertThat(result.ops().get(1).schema()).isEqualTo(Memo.class);
    assertThat(store.notes.all()).containsExactly(note);
    assertThat(store.memos.all()).containsExactly(Memo.of("m", "B"));
  }

  @Test
  void an_invalid_changeset_fails_the_batch_before_anything_is_sent() {
    Batch batch = Batch.create().insert(Note.of("a", "T")).insert(Note.of("b", ""));
    assertThatThrownBy(() -> store.dust.batchWrite(batch))
        .isInstanceOf(DustValidationException.class)
        .hasMessageContaining("title");
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void a_conflict_names_operation_path_and_current_revision() {
    store.notes.insert(new Note("n", "T", null, Map.of(), 1));
    Stored<Note> read = store.notes.find("n").orElseThrow();
    store.transport.store("notes/n/stars_given", Json.createValue(9));
    Batch batch =
        Batch.create()
            .insert(new Note("a", "T", List.of("x"), Map.of(), 1))
            .update(read, read.record().withTitle("T2").withStars(2));
    assertThatThrownBy(() -> store.dust.batchWrite(batch))
        .isInstanceOfSatisfying(
            DustException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
              ErrorDetail.Conflict conflict = (ErrorDetail.Conflict) e.detail();
              assertThat(conflict.opIndex()).isEqualTo(OptionalInt.of(1));
              assertThat(conflict.path()).contains("notes/n/stars_given");
              assertThat(conflict.currentRevision()).isEqualTo(OptionalLong.of(4));
            })
        .hasMessageContaining("operation 1");
    assertThat(store.notes.exists("a")).isFalse();
  }

  @Test
  void a_guarded_delete_fails_if_a_leaf_changed_and_removes_the_record_otherwise() {
    store.notes.insert(new Note("n", "T", null, Map.of("k", "v"), 1));
    Stored<Note> old = store.notes.find("n").orElseThrow();
    store.transport.store("notes/n/title", Json.createValue("theirs"));
    assertThatThrownBy(() -> store.notes.batchWrite(Batch.create().delete(old)))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    Stored<Note> read = store.notes.find("n").orElseThrow();
    store.notes.batchWrite(Batch.create().delete(read));
    assertThat(store.transport.paths()).isEmpty();
  }

  @Test
  void conditions_are_for_map_schemas_only() {
    IfMatch one = IfMatch.revision(1);
    Changeset<Note> note = Changeset.of(Note.of("n", "T")).put("title", "U");
    Changeset<Memo> memo = Changeset.of(Memo.of("m", "T")).put("title", "U");
    assertThatThrownBy(() -> store.dust.batchWrite(Batch.create().update(note, one)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.dust.batchWrite(Batch.create().delete(Note.class, "n", one)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.dust.batchWrite(Batch.create().update(memo, one)))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void a_batch_is_for_one_store() {
    assertThatThrownBy(
            () -> store.dust.batchWrite(Batch.create().insert(new Elsewhere("e", "text"))))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS))
        .hasMessageContaining("'other'");
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void a_repository_takes_operations_on_its_own_schema_only() {
    assertThatThrownBy(() -> store.notes.batchWrite(Batch.create().insert(Memo.of("m", "T"))))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS))
        .hasMessageContaining("Memo")
        .hasMessageContaining("Note");
  }

  @Test
  void more_operations_than_a_server_takes_are_refused_before_anything_is_sent() {
    Batch batch = Batch.create();
    for (int i = 0; i < 501; i++) {
      batch = batch.insert(Note.of("n" + i, "T"));
    }
    Batch tooLarge = batch;
    assertThatThrownBy(() -> store.dust.batchWrite(tooLarge))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS))
        .hasMessageContaining("1002")
        .hasMessageContaining("1000");
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void an_empty_batch_or_one_without_differences_sends_nothing() {
    assertThat(store.dust.batchWrite(Batch.create()).storeSeq()).isZero();
    BatchResult result =
        store.notes.batchWrite(Batch.create().update(Changeset.of(Note.of("n", "T"))));
    assertThat(result.ops().get(0).revision()).isZero();
    assertThat(store.transport.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, Integer.MAX_VALUE})
  void a_conflict_at_an_operation_that_was_not_sent_is_still_a_conflict(int index) {
    store.transport.failAt(
        0,
        new DustException(
            Kind.CONFLICT,
            "DUST0000",
            "conflict",
            false,
            new ErrorDetail.Conflict(OptionalLong.of(9), OptionalInt.of(index), Optional.empty()),
            null));
    assertThatThrownBy(() -> store.dust.batchWrite(Batch.create().insert(Note.of("n", "Title"))))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
  }
}
