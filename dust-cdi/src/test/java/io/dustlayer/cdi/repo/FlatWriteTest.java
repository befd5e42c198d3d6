package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.Saved;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatWriteTest {

  private final TestStore store = new TestStore();

  @Test
  void an_insert_writes_each_property_that_is_not_null_in_property_order() {
    Note note = new Note("n", "Title", List.of("a"), Map.of("k/1", "v"), 5);
    Saved<Note> saved = store.notes.insert(note);
    assertThat(store.transport.calls)
        .containsExactly(
            "put notes/n/title \"Title\"",
            "put notes/n/tags [\"a\"]",
            "put notes/n/labels {\"k/1\":\"v\"}",
            "put notes/n/stars_given 5");
    assertThat(saved).isEqualTo(new Saved<>(note, 4));
  }

  @Test
  void an_insert_leaves_other_stored_properties_alone() {
    store.transport.store("notes/n/extra", Json.createValue("kept"));
    store.notes.insert(Note.of("n", "Title"));
    assertThat(store.transport.paths()).containsExactly("notes/n/extra", "notes/n/title");
  }

  @Test
  void an_empty_map_removes_what_was_stored_for_it() {
    store.transport.store("notes/n/labels/old", Json.createValue("x"));
    store.notes.insert(Note.of("n", "Title"));
    assertThat(store.transport.calls)
        .containsExactly("put notes/n/title \"Title\"", "delete notes/n/labels");
    assertThat(store.transport.paths()).containsExactly("notes/n/title");
  }

  @Test
  void a_failure_says_what_was_already_written() {
    store.transport.failAt(1, new DustException(Kind.HTTP, "DUST0499", "the server failed"));
    assertThatThrownBy(() -> store.notes.insert(new Note("n", "Title", List.of("a"), null, 5)))
        .isInstanceOfSatisfying(
            DustException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.HTTP);
              assertThat(e.written()).containsExactly("notes/n/title");
              assertThat(e).hasMessageContaining("notes/n/title");
            });
    assertThat(store.transport.paths()).containsExactly("notes/n/title");
  }

  @Test
  void atomic_flat_writes_are_one_batch() {
    store.settings = new RepoSettings(true, 1000);
    Saved<Note> saved = store.notes.insert(new Note("n", "Title", List.of("a"), Map.of(), 5));
    assertThat(store.transport.calls).containsExactly("batch 4");
    assertThat(saved.storeSeq()).isEqualTo(4);
  }

  @Test
  void atomic_flat_writes_on_a_server_without_the_batch_route_say_what_to_set() {
    store.settings = new RepoSettings(true, 1000);
    store.transport.failAt(0, new DustException(Kind.NOT_IMPLEMENTED, "DUST0499", "no route"));
    assertThatThrownBy(() -> store.notes.insert(Note.of("n", "Title")))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_IMPLEMENTED))
        .hasMessageContaining("dust.flat-writes=separate")
        .hasMessageContaining("DUST_FLAT_WRITES");
  }

  @Test
  void an_update_writes_only_what_changed_and_null_as_json_null() {
    Note before = new Note("n", "Title", List.of("a"), Map.of("k", "v"), 5);
    Note after = new Note("n", "Title", List.of("a"), Map.of("k", "w"), null);
    store.notes.update(before, after);
    assertThat(store.transport.calls)
        .containsExactly("put notes/n/labels {\"k\":\"w\"}", "put notes/n/stars_given null");
    assertThat(store.transport.leaf("notes/n/stars_given")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void an_update_without_a_difference_sends_nothing() {
    Note note = Note.of("n", "Title");
    Saved<Note> saved = store.notes.update(note, Note.of("n", "Title"));
    assertThat(saved.written()).isFalse();
    assertThat(saved.record()).isEqualTo(note);
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void an_update_to_another_slug_is_refused() {
    assertThatThrownBy(() -> store.notes.update(Note.of("a", "T"), Note.of("b", "T")))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS));
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void a_record_without_a_slug_is_a_wrong_call() {
    assertThatThrownBy(() -> store.notes.insert(Note.of(null, "Title")))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS))
        .hasMessageContaining("slug");
    assertThatThrownBy(() -> store.notes.delete(Note.of(null, "Title")))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS));
  }

  @Test
  void an_invalid_record_is_not_sent_and_every_violation_is_listed() {
    assertThatThrownBy(() -> store.notes.insert(Note.of("", "")))
        .isInstanceOfSatisfying(
            DustValidationException.class,
            e ->
                assertThat(e.violations())
                    .extracting(v -> v.property())
                    .containsExactlyInAnyOrder("slug", "title"));
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void an_invalid_changeset_is_not_sent() {
    Changeset<Note> bad = Changeset.create(Note.class).cast(Map.of("stars", "many"), "stars");
    assertThatThrownBy(() -> store.notes.insert(bad))
        .isInstanceOf(DustValidationException.class)
        .hasMessageContaining("stars");
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void if_match_on_a_flat_schema_is_a_wrong_call() {
    IfMatch seven = IfMatch.revision(7);
    Note note = Note.of("n", "T");
    Changeset<Note> change = Changeset.of(note).put("title", "U");
    assertThatThrownBy(() -> store.notes.update(change, seven))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("update(Stored, after)");
    assertThatThrownBy(() -> store.notes.delete("n", seven))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.notes.delete(note, seven))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void a_delete_is_one_delete_of_the_subtree() {
    store.notes.insert(Note.of("n", "Title"));
    store.transport.calls.clear();
    assertThat(store.notes.delete("n").storeSeq()).isEqualTo(3);
    store.notes.delete(Note.of("m", null));
    store.notes.delete(Changeset.of(Note.of("o", "T")));
    assertThat(store.transport.calls)
        .containsExactly("delete notes/n", "delete notes/m", "delete notes/o");
    assertThat(store.transport.paths()).isEmpty();
  }

  @Test
  void deleting_all_is_one_delete_of_the_prefix() {
    store.notes.insert(Note.of("n", "Title"));
    store.transport.calls.clear();
    store.notes.deleteAll();
    assertThat(store.transport.calls).containsExactly("delete notes");
  }

  /** Its constructor refuses what an absent map is read as. */
  @DustSchema(prefix = "picky")
  record Picky(String slug, String title, Map<String, String> labels) {
    Picky {
      if (labels != null && labels.isEmpty()) {
        throw new IllegalArgumentException("no labels");
      }
    }
  }

  @Test
  void a_record_that_could_not_be_read_back_is_refused_before_anything_is_sent() {
    assertThatThrownBy(() -> store.dust.repo(Picky.class).insert(new Picky("p", "Title", null)))
        .isInstanceOf(DustValidationException.class)
        .hasMessageContaining("no labels");
    assertThatThrownBy(
            () -> store.dust.batchWrite(Batch.create().insert(new Picky("p", "Title", null))))
        .isInstanceOf(DustValidationException.class);
    assertThat(store.transport.calls).isEmpty();
  }
}
