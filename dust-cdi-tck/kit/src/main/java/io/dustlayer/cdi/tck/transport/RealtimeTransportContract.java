package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link RealtimeTransport} promises beyond {@link DustTransportContract}. */
public abstract class RealtimeTransportContract extends DustTransportContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final OptionalLong ANY = OptionalLong.empty();

  /** For the subclass. */
  protected RealtimeTransportContract() {
    super();
  }

  /** The transport to test, started. */
  @Override
  protected abstract RealtimeTransport transport();

  @Override
  protected void awaitSeen(long storeSeq) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> transport().view().map(MirrorView::watermark).orElse(0L) >= storeSeq);
  }

  @BeforeEach
  void awaitSynced() throws InterruptedException {
    assertThat(transport().awaitSynced(PATIENCE)).as("%s", transport().status()).isTrue();
  }

  @Test
  @Assertion(id = "DUST-SPIRT-001", rule = Rule.T2)
  void once_synced_it_is_live_and_has_a_view() throws InterruptedException {
    assertThat(transport().awaitSynced(Duration.ZERO)).isTrue();
    assertThat(transport().status().state()).isEqualTo(SyncState.LIVE);
    assertThat(transport().status().synced()).isTrue();
    assertThat(transport().view()).isPresent();
  }

  @Test
  @Assertion(id = "DUST-SPIRT-002", rule = Rule.T2)
  void a_view_shows_one_moment_whatever_happens_later() {
    planted("o", "{\"b\":1,\"a\":2}");
    MirrorView before = view();
    long later = planted("o/c", "3");

    assertThat(paths(before, at("o"))).containsExactly(at("o/a").render(), at("o/b").render());
    assertThat(before.contains(at("o/c"))).isFalse();
    assertThat(before.leaf(at("o"))).isEmpty();
    assertThat(view().leaf(at("o/c")))
        .contains(new MirrorView.Leaf(at("o/c").render(), RawJson.parse("3"), later));
    assertThat(view().watermark()).isGreaterThanOrEqualTo(later);
    assertThat(view().size()).isGreaterThan(before.size());
    List<String> after = new ArrayList<>();
    view().below(at("o"), at("o/a").render()).forEachRemaining(leaf -> after.add(leaf.path()));
    assertThat(after).containsExactly(at("o/b").render(), at("o/c").render());
  }

  private MirrorView view() {
    return transport().view().orElseThrow();
  }

  private static List<String> paths(MirrorView view, DustPath below) {
    List<String> paths = new ArrayList<>();
    view.below(below).forEachRemaining(leaf -> paths.add(leaf.path()));
    return paths;
  }

  @Test
  @Assertion(id = "DUST-SPIRT-003", rule = Rule.T2)
  void a_write_without_blocking_shows_and_completes_when_it_is_committed() {
    CompletionStage<Committed> put =
        transport().write(new WireOp.Set(at("leaf"), RawJson.parse("1"), ANY));
    Committed committed = done(put);
    assertThat(view().leaf(at("leaf")).map(MirrorView.Leaf::value)).contains(RawJson.parse("1"));
    assertThat(outside().read(at("leaf"))).contains(RawJson.parse("1"));

    Committed deleted = done(transport().write(new WireOp.Delete(at("leaf"), ANY)));
    assertThat(deleted.storeSeq()).isGreaterThan(committed.storeSeq());
    assertThat(outside().read(at("leaf"))).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-SPIRT-004", rule = Rule.R6B)
  void a_write_without_blocking_that_conflicts_completes_with_the_conflict() {
    long first = transport().put(at("leaf"), RawJson.parse("1"), ANY).revision();
    transport().put(at("leaf"), RawJson.parse("2"), ANY);
    CompletionStage<Committed> stale =
        transport().write(new WireOp.Set(at("leaf"), RawJson.parse("3"), OptionalLong.of(first)));
    Throwable failure =
        stale
            .handle((done, failed) -> failed)
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    assertThat(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)
        .isInstanceOfSatisfying(
            DustException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    assertThat(outside().read(at("leaf"))).contains(RawJson.parse("2"));
  }

  @Test
  @Assertion(id = "DUST-SPIRT-005", rule = Rule.M1)
  void a_merge_sets_the_named_children_in_one_operation() {
    planted("m", "{\"a\":1,\"b\":{\"c\":2},\"d\":3}");
    Committed merged =
        done(
            transport()
                .merge(
                    at("m"),
                    RawJson.parse("{\"a\":null,\"b\":{},\"e\":{\"f\":4}}").asJsonObject()));
    awaitSeen(merged.storeSeq());
    String expected = "{\"a\":null,\"d\":3,\"e\":{\"f\":4}}";
    assertThat(outside().read(at("m"))).contains(RawJson.parse(expected));
    assertThat(transport().get(at("m")).orElseThrow().value()).isEqualTo(RawJson.parse(expected));
    assertThat(transport().get(at("m/a")).orElseThrow().revision()).isEqualTo(merged.storeSeq());
  }

  @Test
  @Assertion(id = "DUST-SPIRT-006", rule = Rule.R8)
  void a_listener_gets_the_state_and_then_every_change_once_and_in_order() {
    planted("o/a", "1");
    Told told = new Told();
    long put;
    long theirs;
    try (Subscription listening = transport().listen(at("o"), told)) {
      put = transport().put(at("o/b"), RawJson.parse("2"), ANY).storeSeq();
      transport().put(at("o-p"), RawJson.parse("3"), ANY);
      theirs = planted("o", "{\"c\":4}");
      told.await(2);
      assertThat(listening.isActive()).isTrue();
    }
    transport().put(at("o/d"), RawJson.parse("5"), ANY);

    assertThat(told.states).hasSize(1);
    assertThat(told.states.get(0).contains(at("o/a"))).isTrue();
    assertThat(told.changes).extracting(MirrorChange::storeSeq).containsExactly(put, theirs);
    MirrorChange.Operation replaced = (MirrorChange.Operation) told.changes.get(1);
    assertThat(replaced.touched()).contains(at("o"));
    assertThat(paths(replaced.before(), at("o")))
        .containsExactly(at("o/a").render(), at("o/b").render());
    assertThat(paths(replaced.after(), at("o"))).containsExactly(at("o/c").render());
  }

  @Test
  @Assertion(id = "DUST-SPIRT-007", rule = Rule.T2)
  void whoever_keeps_what_it_read_is_told_before_the_writer_is() {
    List<DustPath> touched = new CopyOnWriteArrayList<>();
    ViewListener listener =
        new ViewListener() {
          @Override
          public void touched(List<DustPath> paths) {
            touched.addAll(paths);
          }

          @Override
          public void replaced() {
            touched.add(at("o"));
          }
        };
    try (Subscription listening = transport().onView(listener)) {
      transport().put(at("o"), RawJson.parse("1"), ANY);
      assertThat(touched).contains(at("o"));
      assertThat(listening.isActive()).isTrue();
    }
    touched.clear();
    transport().put(at("o"), RawJson.parse("2"), ANY);
    assertThat(touched).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-SPIRT-008", rule = Rule.T4)
  void a_batch_shows_when_it_returns() {
    transport().batch(List.of(new WireOp.Set(at("o"), RawJson.parse("{\"a\":1}"), ANY)));
    assertThat(view().leaf(at("o/a")).map(MirrorView.Leaf::value)).contains(RawJson.parse("1"));
  }

  private static Committed done(CompletionStage<Committed> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Notes what it is told. */
  private static final class Told implements MirrorListener {

    private final List<MirrorView> states = new CopyOnWriteArrayList<>();
    private final List<MirrorChange> changes = new CopyOnWriteArrayList<>();

    @Override
    public void attached(MirrorView current) {
      states.add(current);
    }

    @Override
    public void changed(MirrorChange change) {
      changes.add(change);
    }

    void await(int count) {
      Awaitility.await().atMost(PATIENCE).until(() -> changes.size() >= count);
    }
  }
}
