package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Records that somebody made to harm their readers: they are skipped, and the others are read. */
class HostileRecordsTest {

  private final TestStore store = new TestStore();

  @Test
  void a_path_with_more_segments_than_a_stack_has_frames_spoils_its_own_record_only() {
    store.notes.insert(Note.of("good", "Good"));
    store.notes.insert(Note.of("evil", "Evil"));
    deep("notes", "evil", "labels");

    assertThat(store.notes.all()).containsExactly(Note.of("good", "Good"));
    assertThat(store.notes.get("evil")).isEmpty();
    assertThat(store.notes.find("evil")).isEmpty();
    assertThat(store.notes.exists("evil")).isTrue();
  }

  @Test
  void what_lies_deep_below_an_unknown_property_does_not_matter() {
    store.notes.insert(Note.of("good", "Good"));
    deep("notes", "good", "unknown");

    assertThat(store.notes.all()).containsExactly(Note.of("good", "Good"));
    assertThat(store.notes.get("good")).contains(Note.of("good", "Good"));
  }

  @Test
  void a_value_that_is_nested_deeply_spoils_its_own_record_only() {
    store.notes.insert(Note.of("good", "Good"));
    store.notes.insert(Note.of("evil", "Evil"));
    store.transport.store("notes/evil/tags", HostileInput.value(HostileInput.nested(800)));

    assertThat(store.notes.all()).containsExactly(Note.of("good", "Good"));
    assertThat(store.notes.get("evil")).isEmpty();
  }

  @Test
  void a_record_of_the_wrong_types_is_skipped() {
    store.notes.insert(Note.of("good", "Good"));
    store.transport.store("notes/evil/title", Json.createValue(7));
    store.transport.store("notes/evil/stars_given", HostileInput.value("1e9999"));
    store.transport.store("notes/evil", Json.createArrayBuilder().add(1).build());

    assertThat(store.notes.all()).containsExactly(Note.of("good", "Good"));
    assertThat(store.notes.get("evil")).isEmpty();
  }

  private void deep(String... base) {
    List<String> segments = new ArrayList<>(List.of(base));
    segments.addAll(Collections.nCopies(25_000, "a"));
    store.transport.batch(
        List.of(
            new WireOp.Set(DustPath.of(segments), Json.createValue("x"), OptionalLong.empty())));
  }
}
