package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.Stored;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedUpdateTest {

  private final TestStore store = new TestStore();

  private Stored<Note> stored(Note note) {
    store.notes.insert(note);
    store.transport.calls.clear();
    return store.notes.find(note.slug()).orElseThrow();
  }

  @Test
  void each_changed_leaf_is_written_under_the_revision_it_was_read_at() {
    Stored<Note> read = stored(new Note("n", "T", List.of("x"), Map.of("k", "v", "l", "w"), 5));
    Note after = new Note("n", "T2", List.of("x"), Map.of("k", "v2"), null);
    Saved<Note> saved = store.notes.update(read, after);
    assertThat(store.transport.calls).containsExactly("list notes/n 1000", "batch 4");
    assertThat(saved.record()).isEqualTo(after);
    assertThat(saved.storeSeq()).isEqualTo(8);
    assertThat(store.notes.get("n")).contains(after);
    assertThat(store.transport.leaf("notes/n/stars_given")).isEqualTo(JsonValue.NULL);
    assertThat(store.transport.leaf("notes/n/labels/l")).isNull();
  }

  @Test
  void a_leaf_that_another_writer_changed_is_a_conflict_and_nothing_is_written() {
    Stored<Note> read = stored(new Note("n", "T", List.of("x"), Map.of(), 5));
    store.transport.store("notes/n/title", Json.createValue("theirs"));
    assertThatThrownBy(
            () -> store.notes.update(read, new Note("n", "mine", List.of("y"), Map.of(), 5)))
        .isInstanceOfSatisfying(
            DustException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
              ErrorDetail.Conflict conflict = (ErrorDetail.Conflict) e.detail();
              assertThat(conflict.path()).contains("notes/n/title");
              assertThat(conflict.currentRevision()).isEqualTo(OptionalLong.of(5));
            });
    assertThat(store.transport.leaf("notes/n/tags"))
        .isEqualTo(Json.createArrayBuilder().add("x").build());
  }

  @Test
  void writers_of_different_properties_both_succeed() {
    Stored<Note> read = stored(new Note("n", "T", List.of("x"), Map.of(), 5));
    store.transport.store("notes/n/title", Json.createValue("theirs"));
    store.notes.update(read, read.record().withStars(6));
    assertThat(store.notes.get("n")).contains(new Note("n", "theirs", List.of("x"), Map.of(), 6));
  }

  @Test
  void a_leaf_that_did_not_exist_is_refused_rather_than_written_unguarded() {
    Stored<Note> read = stored(Note.of("n", "T"));
    assertThatThrownBy(() -> store.notes.update(read, read.record().withStars(6)))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED))
        .hasMessageContaining("notes/n/stars_given")
        .hasMessageContaining("update(before, after)");
    assertThatThrownBy(() -> store.notes.update(read, read.record().withLabels(Map.of("k", "v"))))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED));
    assertThat(store.transport.calls).containsExactly("list notes/n 1000");
  }

  @Test
  void a_stored_null_can_be_compared() {
    store.transport.store("notes/n/stars_given", JsonValue.NULL);
    Stored<Note> read = stored(Note.of("n", "T"));
    store.notes.update(read, read.record().withStars(6));
    assertThat(store.notes.get("n").orElseThrow().stars()).isEqualTo(6);
  }

  @Test
  void an_emptied_map_deletes_each_of_its_leaves_under_its_revision() {
    Stored<Note> read = stored(new Note("n", "T", null, Map.of("k", "v", "l", "w"), null));
    store.notes.update(read, read.record().withLabels(Map.of()));
    assertThat(store.transport.paths()).containsExactly("notes/n/title");
    assertThat(store.transport.calls).containsExactly("list notes/n 1000", "batch 2");
  }

  @Test
  void nothing_is_sent_if_nothing_differs() {
    Stored<Note> read = stored(Note.of("n", "T"));
    assertThat(store.notes.update(read, Note.of("n", "T")).written()).isFalse();
    assertThat(store.transport.calls).containsExactly("list notes/n 1000");
  }

  @Test
  void an_update_by_slug_reads_again_and_repeats_after_a_conflict() {
    stored(new Note("n", "T", null, Map.of(), 1));
    AtomicInteger interruptions = new AtomicInteger(2);
    store.transport.beforeBatch =
        () -> {
          if (interruptions.getAndDecrement() > 0) {
            int stars = store.transport.leaf("notes/n/stars_given").toString().length();
            store.transport.store("notes/n/stars_given", Json.createValue(stars * 10));
          }
        };
    Saved<Note> saved = store.notes.update("n", note -> note.withStars(note.stars() + 1));
    assertThat(saved.record().stars()).isEqualTo(21);
    assertThat(store.transport.calls.stream().filter(call -> call.startsWith("batch"))).hasSize(3);
  }

  @Test
  void an_update_by_slug_gives_up_after_ten_conflicts() {
    stored(new Note("n", "T", null, Map.of(), 1));
    AtomicInteger theirs = new AtomicInteger(100);
    store.transport.beforeBatch =
        () ->
            store.transport.store(
                "notes/n/stars_given", Json.createValue(theirs.incrementAndGet()));
    assertThatThrownBy(() -> store.notes.update("n", note -> note.withStars(2)))
        .isInstanceOfSatisfying(
            DustException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(e.isRetryable()).isTrue();
            });
    assertThat(theirs.get()).isEqualTo(110);
  }

  @Test
  void an_update_of_a_missing_record_says_so() {
    assertThatThrownBy(() -> store.notes.update("none", note -> note))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void an_update_that_changes_the_slug_is_refused() {
    stored(Note.of("n", "T"));
    assertThatThrownBy(() -> store.notes.update("n", note -> Note.of("m", "T")))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS));
  }

  @Test
  void map_records_are_guarded_leaf_by_leaf_too() {
    store.memos.insert(new Memo("m", "T", "text", Map.of("k", "v")));
    Stored<Memo> read = store.memos.find("m").orElseThrow();
    store.memos.update(read, new Memo("m", "T2", null, Map.of("k", "v")));
    assertThat(store.transport.paths())
        .containsExactly("desk/memos/m/labels/k", "desk/memos/m/title");
    assertThatThrownBy(() -> store.memos.update(read, Memo.of("m", "T3")))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
  }
}
