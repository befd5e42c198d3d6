package io.dustlayer.cdi.tck.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.Outbox;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.durable.DurableEntities.Errand;
import io.dustlayer.cdi.tck.durable.DurableEntities.Keepsake;
import io.dustlayer.cdi.tck.durable.DurableEntities.Letter;
import io.dustlayer.cdi.tck.durable.DurableEntities.Parcel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The run of the application after {@link LeaveSuite}. Its server is away when it starts. */
@TestInstance(Lifecycle.PER_CLASS)
public class RestartSuite extends DurableSuite {

  /** What there was before there was a connection. */
  private record Offline(
      TransportKind transport,
      StoreStatus status,
      List<OutboxEntry> pending,
      List<String> slugs,
      Optional<Errand> kept,
      Optional<Errand> updated) {}

  private Left left;
  private Offline offline;

  /** For JUnit, and for test classes of hosts. */
  protected RestartSuite() {
    super();
  }

  @BeforeAll
  void lookBeforeTheServerIsBack() {
    left = Left.read();
    offline =
        new Offline(
            durable().store.transport(),
            durable().store.status(),
            durable().store.outbox().pending(),
            durable().errands.all().stream().map(Errand::slug).toList(),
            durable().errands.get(Left.kept(7)),
            durable().errands.get(Left.UPDATED));
    new ServerControl().restart();
  }

  @Test
  @Assertion(id = "DUST-RESTART-001", rule = Rule.P1)
  void reads_are_served_before_there_is_a_connection() {
    assertThat(offline.transport()).isEqualTo(TransportKind.SDK);
    assertThat(offline.status().state()).isNotEqualTo(SyncState.LIVE);
    assertThat(offline.status().watermark()).isEqualTo(left.watermark());
    assertThat(offline.kept()).contains(new Errand(Left.kept(7), "text 7"));
    assertThat(offline.slugs())
        .filteredOn(slug -> slug.startsWith("leave-kept-"))
        .hasSize(Left.KEPT);
  }

  @Test
  @Assertion(id = "DUST-RESTART-002", rule = Rule.O1)
  void what_waits_is_there_again_in_its_order_and_shows_in_reads() {
    assertThat(offline.pending()).extracting(OutboxEntry::id).isEqualTo(left.entries());
    assertThat(offline.updated()).contains(new Errand(Left.UPDATED, "updated"));
    assertThat(offline.slugs()).contains("leave-new-4").doesNotContain(Left.DELETED);
  }

  @Test
  @Assertion(id = "DUST-RESTART-003", rule = Rule.O1)
  void each_entry_is_committed_once_and_what_became_of_it_is_told() {
    List<OutboxSettlement> told = left.entries().stream().map(this::told).toList();

    assertThat(told).extracting(OutboxSettlement::outcome).containsOnly(Outcome.ACCEPTED);
    assertThat(told).extracting(OutboxSettlement::storeSeq).doesNotHaveDuplicates();
    assertThat(durable().store.outbox().pending()).isEmpty();
    assertThat(durable().errands.get(Left.UPDATED)).contains(new Errand(Left.UPDATED, "updated"));
    assertThat(durable().errands.get(Left.DELETED)).isEmpty();
    assertThat(offline.pending()).map(DurableSuite::settlement).isEqualTo(told);
  }

  @Test
  @Assertion(id = "DUST-RESTART-004", rule = Rule.P1)
  void observers_are_told_of_what_has_changed_since_and_of_nothing_else() {
    List<Long> committed =
        left.entries().stream().map(this::told).map(OutboxSettlement::storeSeq).sorted().toList();

    List<DustChange> changes =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> durable().told.changes(), told -> told.size() >= committed.size());

    assertThat(changes).extracting(DustChange::storeSeq).isEqualTo(committed);
    assertThat(committed.get(0)).isEqualTo(left.watermark() + 1);
    assertThat(committed.get(committed.size() - 1))
        .isEqualTo(left.watermark() + left.entries().size());
  }

  @Test
  @Assertion(id = "DUST-RESTART-005", rule = Rule.O1)
  void a_dead_letter_is_there_again_and_can_be_retried() throws InterruptedException {
    Outbox outbox = durable().closed.outbox();
    awaitSynced(durable().closed);
    assertThat(outbox.deadLetters()).extracting(DeadLetter::id).contains(left.deadLetter());

    OutboxEntry again = outbox.retry(left.deadLetter());

    assertThat(settlement(again).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(told(again.id())).isEqualTo(settlement(again));
    assertThat(durable().parcels.get(Left.ONLY)).contains(new Parcel(Left.ONLY, "text"));
    assertThat(outbox.deadLetters()).extracting(DeadLetter::id).doesNotContain(left.deadLetter());
  }

  @Test
  @Assertion(id = "DUST-RESTART-006", rule = Rule.P1)
  void a_damaged_cache_is_moved_aside_and_begun_anew() throws IOException, InterruptedException {
    durable().damaged.start();

    awaitSynced(durable().damaged);

    assertThat(durable().keepsakes.get(Left.ONLY)).contains(new Keepsake(Left.ONLY, "text"));
    assertThat(durable().damaged.transport()).isEqualTo(TransportKind.SDK);
    assertThat(names("damaged"))
        .hasSize(2)
        .anyMatch(name -> name.endsWith(".dust-cache"))
        .anyMatch(name -> name.endsWith(".dust-cache.aside-1"));
  }

  @Test
  @Assertion(id = "DUST-RESTART-007", rule = Rule.O1)
  void a_damaged_outbox_is_never_thrown_away_and_takes_nothing_more() throws IOException {
    assertThatThrownBy(() -> durable().letters.insertLater(new Letter(slug(), "text")))
        .isInstanceOf(DustException.class)
        .hasMessageContainingAll("DUST0806", "stays as it is", "dust.stores.spoiled.outbox.path");

    assertThat(names("spoiled")).singleElement().asString().endsWith(".dust-outbox");
    assertThat(durable().letters.get(Left.ONLY)).contains(new Letter(Left.ONLY, "text"));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Left.folder(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
