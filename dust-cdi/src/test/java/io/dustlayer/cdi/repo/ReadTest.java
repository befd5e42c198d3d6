package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.Stored;
import jakarta.json.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadTest {

  private final TestStore store = new TestStore();

  @Test
  void all_walks_every_page_and_joins_records_that_are_split_over_pages() {
    List<Note> written =
        IntStream.range(10, 40)
            .mapToObj(i -> new Note("n" + i, "T" + i, List.of("x"), Map.of("k", "v"), i))
            .toList();
    written.forEach(store.notes::insert);
    for (int pageSize : List.of(1, 3, 7, 1000)) {
      store.settings = new RepoSettings(false, pageSize);
      assertThat(store.notes.all()).isEqualTo(written);
    }
  }

  @Test
  void a_leaf_at_a_slug_does_not_break_the_grouping_of_the_slugs_after_it() {
    store.transport.store("notes/a-b/title", Json.createValue("AB"));
    store.transport.store("notes/a/title", Json.createValue("A"));
    store.transport.store("notes/a/labels/k", Json.createValue("v"));
    store.transport.store("notes/a", Json.createValue("a stray leaf"));
    store.transport.store("notes/a/title", Json.createValue("A"));
    store.transport.store("notes/a/labels/k", Json.createValue("v"));
    assertThat(store.transport.paths())
        .containsExactly("notes/a", "notes/a-b/title", "notes/a/labels/k", "notes/a/title");
    assertThat(store.notes.all())
        .containsExactly(Note.of("a-b", "AB"), new Note("a", "A", null, Map.of("k", "v"), null));
  }

  @Test
  void a_stream_reads_pages_only_as_it_is_consumed() {
    IntStream.range(10, 40).forEach(i -> store.notes.insert(Note.of("n" + i, "T")));
    store.transport.calls.clear();
    store.settings = new RepoSettings(false, 5);
    try (Stream<Note> stream = store.notes.stream()) {
      Iterator<Note> notes = stream.iterator();
      assertThat(notes.next().slug()).isEqualTo("n10");
      assertThat(store.transport.calls).containsExactly("list notes 5");
    }
    assertThat(store.transport.calls).hasSize(1);
  }

  @Test
  void a_page_that_cannot_be_read_throws_instead_of_ending_the_stream() {
    IntStream.range(10, 40).forEach(i -> store.notes.insert(Note.of("n" + i, "T")));
    store.settings = new RepoSettings(false, 5);
    int calls = store.transport.calls.size();
    store.transport.failAt(calls + 2, new DustException(Kind.NETWORK, "DUST0499", "gone"));
    assertThatThrownBy(() -> store.notes.all())
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NETWORK));
  }

  @Test
  void a_list_whose_cursor_stands_still_fails_instead_of_going_on_for_ever() {
    store.transport.stuck = true;
    assertThatThrownBy(() -> store.notes.all())
        .isInstanceOfSatisfying(DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.HTTP))
        .hasMessageContaining("'here'");
    assertThat(store.transport.calls).hasSize(2);
  }

  @Test
  void a_record_is_got_by_its_slug_whatever_its_characters() {
    for (String slug : List.of("a", "a/b", "a~1", "*", "**", "..", "ü 😀", "%2F")) {
      store.notes.insert(Note.of(slug, "T"));
      assertThat(store.notes.get(slug)).contains(Note.of(slug, "T"));
      assertThat(store.notes.exists(slug)).isTrue();
    }
    assertThat(store.notes.all()).hasSize(8);
  }

  @Test
  void a_missing_record_is_empty_and_get_or_throw_names_it() {
    assertThat(store.notes.get("none")).isEmpty();
    assertThat(store.notes.find("none")).isEmpty();
    assertThat(store.notes.exists("none")).isFalse();
    assertThatThrownBy(() -> store.notes.getOrThrow("none"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("notes/none");
  }

  @Test
  void a_record_without_a_required_property_is_skipped_but_exists() {
    store.transport.store("notes/half/stars_given", Json.createValue(3));
    store.transport.store("notes/blank/title", Json.createValue(""));
    store.transport.store("notes/ok/title", Json.createValue("T"));
    assertThat(store.notes.all()).containsExactly(Note.of("ok", "T"));
    assertThat(store.notes.get("half")).isEmpty();
    assertThat(store.notes.find("half")).isEmpty();
    assertThat(store.notes.exists("half")).isTrue();
  }

  @Test
  void a_value_that_does_not_fit_its_property_makes_the_record_unloadable() {
    store.transport.store("notes/n/title", Json.createValue("T"));
    store.transport.store("notes/n/stars_given", Json.createValue("many"));
    assertThat(store.notes.get("n")).isEmpty();
    assertThat(store.notes.all()).isEmpty();
  }

  @Test
  void an_empty_slug_is_refused_before_anything_is_sent() {
    assertThatThrownBy(() -> store.notes.get(""))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_PARAMS));
    assertThatThrownBy(() -> store.notes.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> store.notes.delete("")).isInstanceOf(DustException.class);
    assertThat(store.transport.calls).isEmpty();
  }

  @Test
  void found_records_carry_the_revisions_of_their_leaves() {
    store.notes.insert(new Note("n", "T", List.of("x"), Map.of("k", "v", "l", "w"), 5));
    store.transport.store("notes/n/labels/l", Json.createValue("changed"));
    store.transport.store("notes/n/extra", Json.createValue("unknown"));
    Stored<Note> found = store.notes.find("n").orElseThrow();
    assertThat(found.record().labels()).containsEntry("l", "changed");
    assertThat(found.revision()).isEqualTo(6);
    assertThat(found.propertyRevisions())
        .isEqualTo(Map.of("title", 1L, "tags", 2L, "labels", 5L, "stars", 4L));
    assertThat(found.leaves())
        .contains(new Stored.Leaf(List.of("labels", "l"), 5), new Stored.Leaf(List.of("extra"), 6));
  }

  @Test
  void map_records_are_read_the_same_way() {
    Memo memo = new Memo("m", "T", "text", Map.of("k", "v"));
    store.memos.insert(memo);
    assertThat(store.memos.all()).containsExactly(memo);
    assertThat(store.memos.get("m")).contains(memo);
    assertThat(store.memos.find("m").orElseThrow().revision()).isEqualTo(1);
  }
}
