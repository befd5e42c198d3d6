package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustEvent.Deleted;
import io.dustlayer.cdi.DustEvent.Upserted;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.protocol.DustPath;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordEventsTest {

  private final RealtimeStore store = new RealtimeStore();
  private final List<Object> seen = new ArrayList<>();

  private Subscription subscribe() {
    return store.notes.subscribe(seen::add, SubscribeOptions.LIVE.onResync(seen::add));
  }

  private Subscription subscribeWithCurrent() {
    return store.notes.subscribe(seen::add, SubscribeOptions.withCurrent().onResync(seen::add));
  }

  private List<Object> told() {
    store.executor.runAll();
    List<Object> told = List.copyOf(seen);
    seen.clear();
    return told;
  }

  private static Upserted<Note> upserted(Note note, long seq) {
    return new Upserted<>(note, note.slug(), seq, false);
  }

  private static Deleted<Note> deleted(String slug, long seq) {
    return new Deleted<>(slug, seq, false);
  }

  @Nested
  class OneOperation {

    @Test
    void at_a_property_tells_the_whole_record_as_of_that_operation() {
      store.model.set("notes/n/title", "'A'");
      subscribe();
      store.model.set("notes/n/stars_given", "5");
      store.model.set("notes/n/stars_given", "6");
      assertThat(told())
          .containsExactly(
              upserted(Note.of("n", "A").withStars(5), 2),
              upserted(Note.of("n", "A").withStars(6), 3));
    }

    @Test
    void at_a_record_that_changes_nothing_counts() {
      subscribe();
      store.model.set("notes/n/title", "'A'");
      store.model.set("notes/n/title", "'A'");
      store.model.delete("notes/n/tags");
      assertThat(told()).hasSize(3).allMatch(event -> event instanceof Upserted);
    }

    @Test
    void that_leaves_a_record_unloadable_tells_its_deletion_once() {
      store.model.set("notes/n", "{'title':'A','stars_given':1}");
      subscribe();
      store.model.delete("notes/n/title");
      store.model.delete("notes/n/stars_given");
      assertThat(told()).containsExactly(deleted("n", 2));
    }

    @Test
    void on_states_that_cannot_be_loaded_tells_nothing() {
      subscribe();
      store.model.set("notes/n/stars_given", "1");
      store.model.delete("notes/n");
      store.model.delete("notes/missing");
      assertThat(told()).isEmpty();
    }

    @Test
    void of_any_kind_counts() {
      store.model.set("notes/n/title", "'A'");
      subscribe();
      store.model.increment("notes/n/stars_given");
      store.model.merge("notes/n", "{'stars_given':7,'labels':{'k':'v'}}");
      assertThat(told())
          .containsExactly(
              upserted(Note.of("n", "A").withStars(1), 2),
              upserted(Note.of("n", "A").withStars(7).withLabels(Map.of("k", "v")), 3));
    }

    @Test
    void on_another_schema_tells_nothing() {
      subscribe();
      store.model.set("desk/memos/m", "{'title':'A'}");
      store.model.set("notes-archive/n/title", "'A'");
      assertThat(told()).isEmpty();
    }

    @Test
    void of_this_client_is_its_own() {
      subscribe();
      store.notes.insert(Note.of("n", "A"));
      assertThat(told())
          .allSatisfy(event -> assertThat(((DustEvent<?>) event).own()).isTrue())
          .isNotEmpty();
    }
  }

  @Nested
  class AnOperationOnManyRecords {

    @Test
    void tells_each_record_that_it_changed_in_the_order_of_slugs() {
      store.model.set("notes/a", "{'title':'A'}");
      store.model.set("notes/a-b", "{'title':'AB'}");
      store.model.set("notes/b", "{'title':'B'}");
      store.model.set("notes/c", "{'title':'C'}");
      store.model.set("notes/broken", "{'stars_given':1}");
      subscribe();
      store.model.set("notes", "{'b':{'title':'B'},'c':{'title':'C2'},'d':{'title':'D'}}");
      assertThat(told())
          .containsExactly(
              deleted("a", 6),
              deleted("a-b", 6),
              upserted(Note.of("c", "C2"), 6),
              upserted(Note.of("d", "D"), 6));
    }

    @Test
    void above_the_prefix_reaches_every_schema_below() {
      store.model.set("desk/memos/m", "{'title':'A'}");
      List<Object> memos = new ArrayList<>();
      store.memos.subscribe(memos::add);
      store.model.delete("desk");
      store.executor.runAll();
      assertThat(memos).containsExactly(new Deleted<Memo>("m", 2, false));
    }

    @Test
    void by_a_merge_at_the_prefix_is_about_the_children_it_names() {
      store.model.set("notes/a", "{'title':'A'}");
      store.model.set("notes/b", "{'title':'B'}");
      subscribe();
      store.model.merge("notes", "{'b':{'title':'B2'},'c':{'title':'C'}}");
      assertThat(told())
          .containsExactly(upserted(Note.of("b", "B2"), 3), upserted(Note.of("c", "C"), 3));
    }
  }

  @Nested
  class ASnapshot {

    @Test
    void is_told_as_the_difference_at_the_new_watermark() {
      store.model.set("notes/a", "{'title':'A','stars_given':1}");
      store.model.set("notes/b", "{'title':'B'}");
      List<Object> raw = new ArrayList<>();
      subscribe();
      store.notes.subscribeRaw(raw::add, raw::add);
      ModelView after =
          store
              .model
              .state()
              .set(DustPath.parse("notes/a/stars_given"), Texts.json("1.0"), 9)
              .delete(DustPath.parse("notes/b"), 9)
              .set(DustPath.parse("notes/c/title"), Texts.json("'C'"), 9);
      store.model.replace(after, false);
      assertThat(told()).containsExactly(deleted("b", 9), upserted(Note.of("c", "C"), 9));
      assertThat(raw).containsExactly(new Resync(Note.class, 3, 9));
    }

    @Test
    void after_a_reset_tells_records_too_to_read_again() {
      store.model.set("notes/a", "{'title':'A'}");
      store.model.set("notes/b", "{'title':'B'}");
      subscribe();
      store.model.replace(
          ModelView.EMPTY.set(DustPath.parse("notes/b/title"), Texts.json("'B'"), 1), true);
      assertThat(told()).containsExactly(new Resync(Note.class, 3, 1), deleted("a", 1));
    }

    @Test
    void after_a_reset_is_told_as_one_even_if_the_server_has_gone_on_beyond_where_it_was() {
      store.model.set("notes/a", "{'title':'A'}");
      List<Object> raw = new ArrayList<>();
      subscribe();
      store.notes.subscribeRaw(raw::add, raw::add);
      store.model.replace(
          ModelView.EMPTY.set(DustPath.parse("notes/b/title"), Texts.json("'B'"), 5), true);
      Resync reset = new Resync(Note.class, 2, 1);
      assertThat(told()).containsExactly(reset, deleted("a", 5), upserted(Note.of("b", "B"), 5));
      assertThat(raw).containsExactly(reset);
    }
  }

  @Nested
  class RawOperations {

    @Test
    void are_told_at_above_and_below_the_prefix() {
      List<OpEvent> raw = new ArrayList<>();
      store.memos.subscribeRaw(raw::add);
      store.model.set("desk/memos/m/title", "'A'");
      store.model.delete("desk/memos/missing");
      store.model.delete("desk/memos");
      store.model.delete("desk");
      store.model.merge("desk", "{'lamps':1}");
      store.model.set("desk/lamps/l", "1");
      store.model.set("notes/n/title", "'A'");
      store.executor.runAll();
      assertThat(raw)
          .extracting(OpEvent::path)
          .containsExactly(
              "desk/memos/m/title", "desk/memos/missing", "desk/memos", "desk", "desk");
    }
  }

  @Nested
  class CurrentRecords {

    @Test
    void come_first_and_live_ones_follow_without_gap_or_doubling() {
      store.model.set("notes/a", "{'title':'A'}");
      store.model.set("notes/broken", "{'stars_given':1}");
      store.model.set("notes/z", "{'title':'Z'}");
      subscribeWithCurrent();
      store.executor.tasks.clear();
      assertThat(seen).isEmpty();
      subscribeWithCurrent();
      store.model.set("notes/b/title", "'B'");
      store.model.delete("notes/a");
      assertThat(told())
          .containsExactly(
              upserted(Note.of("a", "A"), 3),
              upserted(Note.of("z", "Z"), 3),
              upserted(Note.of("b", "B"), 4),
              deleted("a", 5));
    }

    @Test
    void are_not_limited_by_the_queue() {
      store.settings = new RepoSettings(false, 1000, 2);
      for (int i = 0; i < 200; i++) {
        store.model.set("notes/n" + i + "/title", "'A'");
      }
      subscribeWithCurrent();
      store.model.set("notes/live/title", "'A'");
      assertThat(told()).hasSize(201).doesNotHaveAnyElementsOfTypes(Resync.class);
    }

    @Test
    void come_after_the_first_catch_up_if_there_was_none() {
      store.model.beforeCatchUp();
      subscribeWithCurrent();
      store.model.set("notes/a/title", "'A'");
      assertThat(told()).isEmpty();
      store.model.catchUp();
      store.model.set("notes/b/title", "'B'");
      assertThat(told())
          .containsExactly(upserted(Note.of("a", "A"), 1), upserted(Note.of("b", "B"), 2));
    }

    @Test
    void have_the_watermark_of_the_store_although_others_have_heard_of_nothing_since() {
      subscribe();
      store.model.set("notes/a/title", "'A'");
      store.model.set("desk/memos/m", "{'title':'M'}");
      assertThat(told()).hasSize(1);
      subscribeWithCurrent();
      store.model.set("notes/b/title", "'B'");
      assertThat(told())
          .containsExactly(
              upserted(Note.of("a", "A"), 2),
              upserted(Note.of("b", "B"), 3),
              upserted(Note.of("b", "B"), 3));
    }

    @Test
    void are_let_go_once_they_are_told() {
      subscribe();
      subscribeWithCurrent();
      store.model.set("notes/a/title", "'A'");
      subscribeWithCurrent();
      assertThat(told()).hasSize(3);
      Reference<Object> state = new WeakReference<>(store.model.state());
      store.model.set("desk/memos/m", "{'title':'M'}");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (state.get() != null && System.nanoTime() < end) {
        System.gc();
      }
      assertThat(state.get()).isNull();
    }

    @Test
    void are_not_told_to_who_did_not_ask() {
      store.model.beforeCatchUp();
      subscribe();
      store.model.set("notes/a/title", "'A'");
      store.model.catchUp();
      assertThat(told()).isEmpty();
    }
  }

  @Nested
  class Listening {

    @Test
    void is_done_once_for_any_number_of_subscribers_and_not_without_any() {
      Subscription one = subscribe();
      Subscription two = subscribe();
      Subscription raw = store.notes.subscribeRaw(op -> {});
      assertThat(store.model.listeners).hasSize(1);
      one.close();
      two.close();
      assertThat(store.model.listeners).hasSize(1);
      raw.close();
      raw.close();
      assertThat(store.model.listeners).isEmpty();
      assertThat(List.of(one.isActive(), raw.isActive())).containsOnly(false);
    }

    @Test
    void starts_anew_after_the_last_subscriber_left() {
      subscribe().close();
      store.model.set("notes/a/title", "'A'");
      subscribeWithCurrent();
      assertThat(told()).containsExactly(upserted(Note.of("a", "A"), 1));
    }

    @Test
    void outlasts_a_stop_and_a_start() {
      Subscription subscription = subscribe();
      store.dust.stop();
      assertThatThrownBy(RecordEventsTest.this::subscribe)
          .isInstanceOfSatisfying(
              DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED))
          .hasMessageContaining("dust.transport=sdk")
          .hasMessageContaining("Dust.start()");
      store.dust.start();
      store.model.set("notes/a/title", "'A'");
      assertThat(told()).hasSize(1);
      assertThat(subscription.isActive()).isTrue();
    }

    @Test
    void begins_with_the_start_for_receivers_that_were_attached_before() {
      store.running = false;
      store.dust.events(Note.class).records(seen::add, SubscribeOptions.withCurrent(), 10);
      store.model.set("notes/a/title", "'A'");
      assertThat(told()).isEmpty();
      store.dust.start();
      store.model.set("notes/b/title", "'B'");
      assertThat(told()).hasSize(2);
    }

    @Test
    void may_begin_before_the_start_so_that_nothing_is_missed() {
      store.running = false;
      store.dust.events(Note.class).records(seen::add, SubscribeOptions.LIVE, 10);
      store.dust.listenTo(store.model);
      store.model.set("notes/a/title", "'A'");
      store.dust.start();
      assertThat(told()).containsExactly(upserted(Note.of("a", "A"), 1));
      assertThat(store.model.listeners).hasSize(1);
    }

    @Test
    void ends_with_the_store() {
      Subscription subscription = subscribe();
      store.model.set("notes/a/title", "'A'");
      store.dust.close();
      assertThat(told()).isEmpty();
      assertThat(subscription.isActive()).isFalse();
      assertThat(store.model.listeners).isEmpty();
    }
  }
}
