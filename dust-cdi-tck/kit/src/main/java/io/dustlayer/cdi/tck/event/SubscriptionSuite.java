package io.dustlayer.cdi.tck.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustEvent.Deleted;
import io.dustlayer.cdi.DustEvent.Upserted;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import io.dustlayer.cdi.tck.repository.RawStore;
import io.dustlayer.cdi.tck.repository.RepositorySuite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions: rule R8. For hosts that use the SDK transport. */
public class SubscriptionSuite extends RepositorySuite {

  private final BlockingQueue<DustEvent<Report>> told = new LinkedBlockingQueue<>();
  private final List<Subscription> subscriptions = new ArrayList<>();

  /** For JUnit, and for test classes of hosts. */
  protected SubscriptionSuite() {
    super();
  }

  @BeforeEach
  void awaitWhatWasBefore() {
    awaitWatermark(reports().deleteAll().storeSeq());
  }

  @AfterEach
  void endSubscriptions() {
    subscriptions.forEach(Subscription::close);
  }

  private void subscribe(SubscribeOptions options) {
    subscriptions.add(reports().subscribe(told::add, options));
  }

  private void awaitWatermark(long seq) {
    Awaitility.await().atMost(PATIENCE).until(() -> dust().status().watermark() >= seq);
  }

  private DustEvent<Report> next() throws InterruptedException {
    DustEvent<Report> event = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(event).as("an event, with %s", dust().status()).isNotNull();
    return event;
  }

  @Test
  @Assertion(id = "DUST-SUB-001", rule = Rule.R8)
  void own_writes_are_told_with_the_sequence_number_that_the_write_returned()
      throws InterruptedException {
    subscribe(SubscribeOptions.LIVE);
    Report report = Report.full("r");
    long written = reports().insert(report).storeSeq();
    long deleted = reports().delete("r").storeSeq();
    assertThat(next()).isEqualTo(new Upserted<>(report, "r", written, true));
    assertThat(next()).isEqualTo(new Deleted<>("r", deleted, true));
  }

  @Test
  @Assertion(id = "DUST-SUB-002", rule = Rule.R8)
  void a_flat_insert_is_told_from_the_state_on_that_can_be_loaded() throws InterruptedException {
    BlockingQueue<Object> articles = new LinkedBlockingQueue<>();
    subscriptions.add(
        articles()
            .subscribe(
                event -> articles.add(event instanceof Upserted<?> up ? up.record() : event)));
    Article article = Article.full("a");
    articles().insert(article);
    Object last = null;
    while (!article.equals(last)) {
      last = articles.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(last).isInstanceOf(Article.class);
    }
  }

  @Test
  @Assertion(id = "DUST-SUB-003", rule = Rule.R8)
  void what_another_client_writes_over_http_is_told_too() throws InterruptedException {
    subscribe(SubscribeOptions.LIVE);
    Report report = Report.bare("foreign", "T");
    long seq = new RawStore().put(REPORTS.child("foreign"), "{\"title\":\"T\"}");
    assertThat(next()).isEqualTo(new Upserted<>(report, "foreign", seq, false));
  }

  @Test
  @Assertion(id = "DUST-SUB-004", rule = Rule.R8)
  void deleting_all_tells_each_record_in_the_order_of_slugs() throws InterruptedException {
    List.of("b", "a", "c").forEach(slug -> reports().insert(Report.bare(slug, "T")));
    awaitWatermark(reports().insert(Report.bare("d", "T")).storeSeq());
    subscribe(SubscribeOptions.LIVE);
    long seq = reports().deleteAll().storeSeq();
    for (String slug : List.of("a", "b", "c", "d")) {
      assertThat(next()).isEqualTo(new Deleted<>(slug, seq, true));
    }
    long after = reports().insert(Report.bare("e", "T")).storeSeq();
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("e", "T"), "e", after, true));
  }

  @Test
  @Assertion(id = "DUST-SUB-005", rule = Rule.T4)
  void a_batch_is_told_once_for_each_operation() throws InterruptedException {
    subscribe(SubscribeOptions.LIVE);
    long last =
        reports()
            .batchWrite(
                Batch.create()
                    .insert(Report.bare("a", "A"))
                    .insert(Report.bare("b", "B"))
                    .delete(Report.class, "a"))
            .storeSeq();
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("a", "A"), "a", last - 2, true));
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("b", "B"), "b", last - 1, true));
    assertThat(next()).isEqualTo(new Deleted<>("a", last, true));
    long after = reports().delete("b").storeSeq();
    assertThat(next()).isEqualTo(new Deleted<>("b", after, true));
  }

  @Test
  @Assertion(id = "DUST-SUB-006", rule = Rule.R8)
  void the_current_records_come_first_if_they_are_wanted() throws InterruptedException {
    reports().insert(Report.bare("a", "A"));
    long before = reports().insert(Report.bare("b", "B")).storeSeq();
    awaitWatermark(before);
    subscribe(SubscribeOptions.withCurrent());
    long live = reports().insert(Report.bare("c", "C")).storeSeq();
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("a", "A"), "a", before, false));
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("b", "B"), "b", before, false));
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("c", "C"), "c", live, true));
  }

  @Test
  @Assertion(id = "DUST-SUB-007", rule = Rule.R8)
  void operations_are_told_as_the_server_reports_them() throws InterruptedException {
    BlockingQueue<OpEvent> operations = new LinkedBlockingQueue<>();
    subscriptions.add(reports().subscribeRaw(operations::add));
    long written = reports().insert(Report.bare("a", "A")).storeSeq();
    reports().delete("missing");
    OpEvent set = operations.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(set.storeSeq()).isEqualTo(written);
    assertThat(List.of(set.op(), set.path(), set.own()))
        .isEqualTo(List.of("set", REPORTS.child("a").render(), true));
    OpEvent delete = operations.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(List.of(delete.op(), delete.path()))
        .isEqualTo(List.of("delete", REPORTS.child("missing").render()));
  }

  @Test
  @Assertion(id = "DUST-SUB-008", rule = Rule.R8)
  void a_subscription_outlasts_a_stop_and_hears_what_happened_meanwhile()
      throws InterruptedException {
    subscribe(SubscribeOptions.LIVE);
    dust().stop();
    long seq = new RawStore().put(REPORTS.child("a"), "{\"title\":\"A\"}");
    dust().start();
    assertThat(next()).isEqualTo(new Upserted<>(Report.bare("a", "A"), "a", seq, false));
    assertThat(dust().awaitSynced(PATIENCE)).isTrue();
    long after = reports().delete("a").storeSeq();
    assertThat(next()).isEqualTo(new Deleted<>("a", after, true));
  }
}
