package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustEvent.Deleted;
import io.dustlayer.cdi.DustEvent.Upserted;
import io.dustlayer.cdi.DustSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRecordsTest {

  private final RealtimeStore store = new RealtimeStore();

  /** An entity that receivers could change. */
  @DustSchema(prefix = "jars", required = "label")
  public static class Jar {
    private String slug;
    private String label;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public String getLabel() {
      return label;
    }

    public void setLabel(String label) {
      this.label = label;
    }
  }

  /** Its constructor refuses some values, and fails badly at others. */
  @DustSchema(prefix = "moods", required = "mood")
  record Mood(String slug, String mood) {
    Mood {
      if (mood.equals("bad")) {
        throw new IllegalArgumentException("no bad moods");
      }
      if (mood.equals("worse")) {
        throw new StackOverflowError();
      }
    }
  }

  @Test
  void what_cannot_be_changed_is_decoded_once_for_all_receivers() {
    List<DustEvent<Mood>> one = new ArrayList<>();
    List<DustEvent<Mood>> two = new ArrayList<>();
    store.dust.repo(Mood.class).subscribe(one::add);
    store.dust.repo(Mood.class).subscribe(two::add);
    store.model.set("moods/m/mood", "'good'");
    store.executor.runAll();
    assertThat(one).hasSize(1);
    assertThat(one.get(0)).isSameAs(two.get(0));
  }

  @Test
  void a_java_record_that_holds_a_list_is_decoded_for_each_receiver() {
    List<DustEvent<Note>> one = new ArrayList<>();
    List<DustEvent<Note>> two = new ArrayList<>();
    store.notes.subscribe(one::add);
    store.notes.subscribe(two::add);
    store.model.set("notes/n", "{'title':'A','tags':['x']}");
    store.executor.runAll();
    assertThat(one).isEqualTo(two).hasSize(1);
    assertThat(one.get(0)).isNotSameAs(two.get(0));
  }

  @Test
  void each_receiver_gets_an_instance_of_its_own_of_what_could_be_changed() {
    List<Jar> one = new ArrayList<>();
    List<Jar> two = new ArrayList<>();
    store.dust.repo(Jar.class).subscribe(event -> one.add(relabelled(event)));
    store.dust.repo(Jar.class).subscribe(event -> two.add(record(event)));
    store.model.set("jars/j/label", "'A'");
    store.executor.runAll();
    assertThat(one).extracting(Jar::getLabel).containsExactly("changed");
    assertThat(two).extracting(Jar::getLabel).containsExactly("A");
  }

  private static Jar relabelled(DustEvent<Jar> event) {
    Jar jar = record(event);
    jar.setLabel("changed");
    return jar;
  }

  private static Jar record(DustEvent<Jar> event) {
    return ((Upserted<Jar>) event).record();
  }

  @Test
  void a_record_that_cannot_be_decoded_counts_as_gone_and_is_logged() {
    try (LogLines log = new LogLines("io.dustlayer.cdi.repo")) {
      List<DustEvent<Mood>> seen = new ArrayList<>();
      store.dust.repo(Mood.class).subscribe(seen::add);
      store.model.set("moods/m/mood", "'good'");
      store.model.set("moods/m/mood", "'bad'");
      store.model.set("moods/m/mood", "'worse'");
      store.model.set("moods/m/mood", "[1]");
      store.model.set("moods/m/mood", "'fine'");
      store.executor.runAll();
      assertThat(seen)
          .containsExactly(
              new Upserted<>(new Mood("m", "good"), "m", 1, false),
              new Deleted<>("m", 2, false),
              new Upserted<>(new Mood("m", "fine"), "m", 5, false));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("DUST0530") && line.contains("Mood 'm'"))
          .hasSize(3)
          .anyMatch(line -> line.contains("as of 2") && line.contains("no bad moods"));
    }
  }

  @Test
  void an_event_shows_the_record_as_of_its_operation_however_late_it_is_told() {
    List<Object> seen = new ArrayList<>();
    store.notes.subscribe(event -> seen.add(((Upserted<Note>) event).record().title()));
    store.model.set("notes/n/title", "'A'");
    store.model.set("notes/n/title", "'B'");
    store.executor.runAll();
    assertThat(seen).containsExactly("A", "B");
  }

  @Test
  void map_records_are_told_as_flat_ones_are() {
    List<DustEvent<Memo>> seen = new ArrayList<>();
    store.memos.subscribe(seen::add);
    store.memos.insert(Memo.of("m", "A"));
    store.model.set("desk/memos/m/title", "'B'");
    store.model.delete("desk/memos/m/title");
    store.executor.runAll();
    assertThat(seen)
        .containsExactly(
            new Upserted<>(Memo.of("m", "A"), "m", 1, true),
            new Upserted<>(Memo.of("m", "B"), "m", 2, false),
            new Deleted<>("m", 3, false));
  }

  @Test
  void a_leaf_at_the_record_s_own_path_counts_only_where_nothing_lies_below() {
    List<DustEvent<Note>> seen = new ArrayList<>();
    store.notes.subscribe(seen::add);
    store.model.set("notes/n/title", "'A'");
    store.model.increment("notes/n");
    store.model.delete("notes/n/title");
    store.model.delete("notes/n");
    store.executor.runAll();
    assertThat(seen)
        .containsExactly(
            new Upserted<>(Note.of("n", "A"), "n", 1, false),
            new Upserted<>(Note.of("n", "A"), "n", 2, false),
            new Deleted<>("n", 3, false));
  }
}
