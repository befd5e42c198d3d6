package io.dustlayer.cdi.tck.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.Writes;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Bookmark;
import io.dustlayer.cdi.tck.entity.Memo;
import io.dustlayer.cdi.tck.repository.RawStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What observers and subscribers of an application are told: rules E1, E2 and R8. */
public class EventsSuite extends ObservedSuite {

  /** For JUnit, and for test classes of hosts. */
  protected EventsSuite() {
    super();
  }

  @AfterEach
  void unblock() {
    beans().observers().unblock();
  }

  @Test
  @Assertion(id = "DUST-EVENT-001", rule = Rule.E1)
  void every_observer_of_an_upsert_hears_of_it_sync_and_async() {
    bookmarks().insert(Bookmark.named(slug(), "N"));

    for (String observer : List.of("upserted", "upsertedAsync", "named", "throwing")) {
      assertThat(heard(observer, 1)).as(observer).extracting(Heard::detail).containsExactly("N");
    }
    assertThat(heard("upsertedMemo")).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-EVENT-002", rule = Rule.E1)
  void a_change_says_what_who_and_when() {
    long inserted = bookmarks().insert(Bookmark.named(slug(), "N")).storeSeq();
    long deleted = bookmarks().delete(slug()).storeSeq();

    for (String observer : List.of("changed", "changedAsync")) {
      assertThat(heard(observer, 2))
          .containsExactly(
              new Heard(observer, slug(), "N by us", inserted),
              new Heard(observer, slug(), "gone by us", deleted));
    }
    assertThat(heard("deleted", 1)).hasSize(1);
    assertThat(heard("deletedAsync", 1)).hasSize(1);
    assertThat(heard("deletedMemo")).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-EVENT-003", rule = Rule.E1)
  void changes_of_other_clients_are_heard_as_theirs() {
    long put = new RawStore("live").put(BOOKMARKS.child(slug()).child("name"), "\"N\"");

    assertThat(heard("changed", 1))
        .containsExactly(new Heard("changed", slug(), "N by others", put));
    assertThat(heard("upserted", 1)).hasSize(1);
  }

  @Test
  @Assertion(id = "DUST-EVENT-004", rule = Rule.E1)
  void a_flat_record_is_heard_at_each_of_its_writes_and_a_map_record_once() {
    bookmarks().insert(new Bookmark(slug(), "N", "https://example.org", 1));
    memos().insert(new Memo(slug(), "M", "text"));

    assertThat(heard("upserted", 3)).hasSize(3);
    assertThat(heard("upsertedMemo", 1)).hasSize(1);
    assertThat(heard("named", 4)).extracting(Heard::detail).containsOnly("N", "M");
  }

  @Test
  @Assertion(id = "DUST-EVENT-005", rule = Rule.R8)
  void a_record_that_cannot_be_loaded_any_more_is_heard_as_deleted() {
    bookmarks().insert(new Bookmark(slug(), "N", "https://example.org", null));
    new RawStore("live").delete(BOOKMARKS.child(slug()).child("name"));

    assertThat(heard("deleted", 1)).hasSize(1);
    assertThat(bookmarks().get(slug())).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-EVENT-006", rule = Rule.E1)
  void each_operation_is_told_as_the_protocol_has_it() {
    long seq = bookmarks().insert(Bookmark.named(slug(), "N")).storeSeq();

    String path = BOOKMARKS.child(slug()).child("name").render();
    for (String observer : List.of("raw", "rawAsync")) {
      assertThat(await(observer, 1, each -> each.slug().equals(path)))
          .containsExactly(new Heard(observer, path, "set", seq));
    }
  }

  @Test
  @Assertion(id = "DUST-EVENT-007", rule = Rule.E1)
  void each_event_has_a_request_of_its_own() {
    bookmarks().insert(Bookmark.named(slug(), "one"));
    bookmarks().insert(Bookmark.named(slug(), "two"));

    assertThat(heard("inRequest", 2)).extracting(Heard::detail).containsExactly("1", "1");
  }

  @Test
  @Assertion(id = "DUST-EVENT-008", rule = Rule.E1)
  void an_observer_that_throws_hears_the_next_event_as_all_others_do() {
    for (String name : List.of("one", "two", "three")) {
      bookmarks().insert(Bookmark.named(slug(), name));
    }
    for (String observer : List.of("throwing", "upserted", "upsertedAsync", "named")) {
      assertThat(heard(observer, 3))
          .extracting(Heard::detail)
          .containsExactly("one", "two", "three");
    }
  }

  @Test
  @Assertion(id = "DUST-EVENT-009", rule = Rule.E2)
  @Writes(80)
  void an_observer_that_blocks_holds_up_no_other_and_misses_only_its_own() {
    long before = resyncs();
    beans().observers().block();
    bookmarks().insert(Bookmark.named(slug(), TckObservers.BLOCK));
    heard("blocking", 1);
    int many = TckEnvironment.EVENT_QUEUE + 10;
    for (int i = 1; i <= many; i++) {
      bookmarks().insert(Bookmark.named(slug(), TckObservers.FINE));
      heard("upserted", 1 + i);
    }
    memos().insert(new Memo(slug(), "M", null));
    assertThat(heard("upsertedMemo", 1)).hasSize(1);
    assertThat(heard("upsertedAsync", 1 + many)).hasSize(1 + many);
    assertThat(heard("blocking")).hasSize(1);

    beans().observers().unblock();
    bookmarks().insert(Bookmark.named(slug(), "last"));

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> heard("blocking").stream().anyMatch(each -> each.detail().equals("last")));
    assertThat(heard("blocking")).hasSizeLessThan(many);
    Awaitility.await().atMost(PATIENCE).until(() -> resyncs() == before + 1);
  }

  private long resyncs() {
    return all("resync", each -> true).size();
  }

  @Test
  @Assertion(id = "DUST-EVENT-010", rule = Rule.R8)
  void subscribers_get_what_is_there_and_then_what_happens() {
    bookmarks().insert(Bookmark.named(slug(), "there"));
    heard("upserted", 1);
    List<String> told = new CopyOnWriteArrayList<>();
    Subscription subscription =
        bookmarks().subscribe(event -> add(told, event), SubscribeOptions.withCurrent());
    Awaitility.await().atMost(PATIENCE).until(() -> told.contains("there"));
    bookmarks().insert(Bookmark.named(slug(), "new"));
    bookmarks().delete(slug());
    Awaitility.await().atMost(PATIENCE).until(() -> told.contains("gone"));

    bookmarks().unsubscribe(subscription);
    bookmarks().insert(Bookmark.named(slug(), "later"));
    heard("upserted", 3);

    assertThat(told).containsExactly("there", "new", "gone");
    assertThat(subscription.isActive()).isFalse();
  }

  private void add(List<String> told, DustEvent<Bookmark> event) {
    if (event.slug().equals(slug())) {
      told.add(event instanceof DustEvent.Upserted<Bookmark> up ? up.record().name() : "gone");
    }
  }

  @Test
  @Assertion(id = "DUST-EVENT-011", rule = Rule.R8)
  void raw_subscribers_get_every_operation() {
    List<OpEvent> told = new CopyOnWriteArrayList<>();
    try (Subscription running = memos().subscribeRaw(told::add)) {
      long seq = memos().insert(new Memo(slug(), "M", null)).storeSeq();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> told.stream().anyMatch(op -> op.storeSeq() == seq));
      assertThat(running.isActive()).isTrue();
    }
  }
}
