package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Bookmark;
import io.dustlayer.cdi.tck.entity.Memo;
import io.dustlayer.cdi.tck.event.Heard;
import io.dustlayer.cdi.tck.event.ObservedSuite;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The choice of transport, and batches over both: rules T3 and T4. */
public class TransportSuite extends ObservedSuite {

  /** For JUnit, and for test classes of hosts. */
  protected TransportSuite() {
    super();
  }

  @AfterEach
  void startAgain() {
    live().start();
  }

  @Test
  @Assertion(id = "DUST-TRANSP-001", rule = Rule.T3)
  void each_store_uses_the_transport_that_its_settings_ask_for() {
    String asked = ConfigProvider.getConfig().getValue("dust.transport", String.class);

    assertThat(beans().dust().transport())
        .isEqualTo(TransportKind.valueOf(asked.toUpperCase(Locale.ROOT)));
    assertThat(beans().wire().transport()).isEqualTo(TransportKind.HTTP);
    assertThat(live().transport()).as("auto, and observed").isEqualTo(TransportKind.SDK);
  }

  @Test
  @Assertion(id = "DUST-TRANSP-002", rule = Rule.T3)
  void a_store_kept_on_http_has_no_engine_and_says_which_setting_forbids_it() {
    Dust wire = beans().wire();

    DustException refused = catchThrowableOfType(DustException.class, wire::start);

    assertThat(refused.kind()).isEqualTo(Kind.NOT_SUPPORTED);
    assertThat(refused)
        .hasMessageContaining("dust.stores.wire.transport=http")
        .hasMessageContaining("DUST_STORES_WIRE_TRANSPORT");
    assertThat(wire.transport()).isEqualTo(TransportKind.HTTP);
    assertThat(wire.status()).isEqualTo(StoreStatus.OVER_HTTP);
    assertThatThrownBy(() -> wire.awaitSynced(Duration.ZERO))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_SUPPORTED));
  }

  @Test
  @Assertion(id = "DUST-TRANSP-003", rule = Rule.T3)
  void a_stopped_store_goes_on_over_http_and_a_started_one_over_its_mirror()
      throws InterruptedException {
    memos().insert(memo("over the socket"));

    live().stop();
    assertThat(live().transport()).isEqualTo(TransportKind.HTTP);
    assertThat(live().status()).isEqualTo(StoreStatus.OVER_HTTP);
    assertThat(memos().get(slug())).contains(memo("over the socket"));
    long stopped = memos().insert(memo("over HTTP")).storeSeq();
    assertThat(memos().get(slug())).contains(memo("over HTTP"));

    start();
    assertThat(live().transport()).isEqualTo(TransportKind.SDK);
    assertThat(live().status().watermark()).isGreaterThanOrEqualTo(stopped);
    assertThat(memos().get(slug())).contains(memo("over HTTP"));
  }

  @Test
  @Assertion(id = "DUST-TRANSP-004", rule = Rule.T3)
  void starting_what_runs_and_stopping_what_stands_changes_nothing() throws InterruptedException {
    live().start();
    assertThat(live().status().synced()).isTrue();

    live().stop();
    live().stop();
    assertThat(live().transport()).isEqualTo(TransportKind.HTTP);

    start();
    long written = memos().insert(memo("again")).storeSeq();
    assertThat(heard("changedMemo", 1))
        .containsExactly(new Heard("changedMemo", slug(), "again by us", written));
  }

  @Test
  @Assertion(id = "DUST-TRANSP-005", rule = Rule.T4)
  void a_batch_shows_as_soon_as_it_returns_and_is_told_once() {
    long batch = live().batchWrite(both("batch")).storeSeq();
    assertThat(memos().get(slug())).contains(memo("batch"));
    assertThat(bookmarks().get(slug())).contains(Bookmark.named(slug(), "batch"));

    memos().delete(slug());
    bookmarks().delete(slug());

    for (String observer : new String[] {"changed", "changedMemo"}) {
      assertThat(heard(observer, 2))
          .extracting(Heard::detail)
          .containsExactly("batch by us", "gone by us");
    }
    assertThat(heard("changed").get(0).storeSeq()).isEqualTo(batch);
    assertThat(heard("changedMemo").get(0).storeSeq()).isEqualTo(batch - 1);
  }

  @Test
  @Assertion(id = "DUST-TRANSP-006", rule = Rule.T4)
  void a_batch_that_the_server_refuses_shows_nothing_and_is_not_told() {
    bookmarks().insert(Bookmark.named(slug(), "read"));
    Stored<Bookmark> read = bookmarks().find(slug()).orElseThrow();
    bookmarks().insert(Bookmark.named(slug(), "theirs"));

    Batch stale =
        Batch.create().insert(memo("refused")).update(read, Bookmark.named(slug(), "refused"));
    assertThatThrownBy(() -> live().batchWrite(stale))
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));

    assertThat(memos().get(slug())).isEqualTo(Optional.empty());
    memos().insert(memo("last"));
    assertThat(heard("upsertedMemo", 1)).extracting(Heard::detail).containsExactly("last");
    assertThat(heard("upserted", 2)).extracting(Heard::detail).containsExactly("read", "theirs");
  }

  @Test
  @Assertion(id = "DUST-TRANSP-007", rule = Rule.T4)
  void a_batch_over_http_is_told_once_when_the_store_runs_again() throws InterruptedException {
    live().stop();
    live().batchWrite(both("over HTTP"));
    assertThat(memos().get(slug())).contains(memo("over HTTP"));
    assertThat(bookmarks().get(slug())).contains(Bookmark.named(slug(), "over HTTP"));

    start();
    live().batchWrite(both("over both"));
    assertThat(memos().get(slug())).contains(memo("over both"));

    for (String observer : new String[] {"upserted", "upsertedMemo"}) {
      assertThat(heard(observer, 2))
          .extracting(Heard::detail)
          .containsExactly("over HTTP", "over both");
    }
  }

  @Test
  @Assertion(id = "DUST-TRANSP-008", rule = Rule.T4)
  void the_operations_of_a_batch_are_heard_once_each() {
    bookmarks().insert(Bookmark.named(slug(), "N"));
    heard("upserted", 1);
    live()
        .batchWrite(
            Batch.create()
                .insert(new Memo(slug(), "M", null))
                .insert(Bookmark.named(slug(), "changed"))
                .delete(Memo.class, slug()));

    assertThat(heard("upserted", 2)).extracting(Heard::detail).containsExactly("N", "changed");
    assertThat(heard("upsertedMemo", 1)).hasSize(1);
    assertThat(heard("deletedMemo", 1)).hasSize(1);
    assertThat(heard("changedMemo", 2)).hasSize(2);
  }

  private Memo memo(String name) {
    return new Memo(slug(), name, null);
  }

  private Batch both(String name) {
    return Batch.create().insert(memo(name)).insert(Bookmark.named(slug(), name));
  }

  private void start() throws InterruptedException {
    live().start();
    assertThat(live().awaitSynced(PATIENCE)).as("synced: %s", live().status()).isTrue();
  }
}
