package io.dustlayer.cdi.tck.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DeadLetter;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.Outbox;
import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.OutboxSettlement.Outcome;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.durable.DurableEntities.Errand;
import io.dustlayer.cdi.tck.durable.DurableEntities.Parcel;
import io.dustlayer.cdi.tck.durable.DurableEntities.Rival;
import io.dustlayer.cdi.tck.entity.Bookmark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outbox in a file, as long as one application runs. */
public class OutboxSuite extends DurableSuite {

  /** For JUnit, and for test classes of hosts. */
  protected OutboxSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-OUTBOX-001", rule = Rule.O1)
  void what_is_written_later_is_committed_and_told_by_handle_and_event() {
    assertThat(durable().store.transport()).isEqualTo(TransportKind.SDK);
    Errand errand = new Errand(slug(), "later");

    OutboxEntry entry = durable().errands.insertLater(errand);

    OutboxSettlement settled = settlement(entry);
    assertThat(settled.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(settled.storeSeq()).isPositive();
    assertThat(settled.store()).isEqualTo("acme/durable");
    assertThat(settled.schema()).isEqualTo("Errand");
    assertThat(settled.slug()).isEqualTo(errand.slug());
    assertThat(told(entry.id())).isEqualTo(settled);
    assertThat(durable().errands.get(errand.slug())).contains(errand);
    assertThat(durable().store.outbox().find(entry.id())).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-OUTBOX-002", rule = Rule.O1)
  void entries_of_one_record_show_at_once_and_are_committed_in_order_when_the_server_is_back()
      throws InterruptedException {
    DustRepo<Errand> errands = durable().errands;
    awaitSynced(durable().store);
    Errand errand = new Errand(slug(), "first");
    List<OutboxEntry> entries;
    ServerControl server = new ServerControl();
    server.stop();
    try {
      OutboxEntry inserted = errands.insertLater(errand);
      assertThat(errands.get(errand.slug())).contains(errand);
      Errand changed = new Errand(errand.slug(), "second");
      OutboxEntry updated = errands.updateLater(errand, changed);
      assertThat(errands.get(errand.slug())).contains(changed);
      OutboxEntry deleted = errands.deleteLater(errand.slug());
      assertThat(errands.get(errand.slug())).isEmpty();
      entries = List.of(inserted, updated, deleted);
      assertThat(durable().store.outbox().pending()).containsSubsequence(entries);
    } finally {
      server.restart();
    }

    List<OutboxSettlement> settled = entries.stream().map(DurableSuite::settlement).toList();
    assertThat(settled).extracting(OutboxSettlement::outcome).containsOnly(Outcome.ACCEPTED);
    assertThat(settled).extracting(OutboxSettlement::storeSeq).isSorted().doesNotHaveDuplicates();
    assertThat(entries).map(entry -> told(entry.id())).isEqualTo(settled);
    assertThat(errands.get(errand.slug())).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-OUTBOX-003", rule = Rule.O1)
  void what_is_rejected_for_good_is_a_dead_letter_to_be_read_retried_and_purged()
      throws InterruptedException {
    Outbox outbox = durable().closed.outbox();
    Parcel parcel = new Parcel(slug(), "text");
    ServerControl server = new ServerControl();
    awaitSynced(durable().closed);
    OutboxEntry first;
    OutboxEntry second;
    server.closeStore();
    try {
      first = durable().parcels.insertLater(parcel);
      second = durable().parcels.insertLater(new Parcel(slug(), "text"));
      assertThat(settlement(first).outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(settlement(first).error()).get().asString().contains("store_archived");
      assertThat(told(first.id())).isEqualTo(settlement(first));
      assertThat(settlement(second).outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(durable().parcels.get(parcel.slug())).isEmpty();
    } finally {
      server.reopenStore();
    }

    List<DeadLetter> letters = outbox.deadLetters();
    assertThat(letters).extracting(DeadLetter::id).contains(first.id(), second.id());
    assertThat(letters)
        .filteredOn(letter -> letter.id().equals(first.id()))
        .flatMap(DeadLetter::operations)
        .containsExactly("merge tck/parcels/" + parcel.slug() + " {\"text\":\"text\"}");
    assertThat(outbox.purge(second.id())).isTrue();
    OutboxEntry again = outbox.retry(first.id());
    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(settlement(again).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(durable().parcels.get(parcel.slug())).contains(parcel);
    assertThat(outbox.deadLetters())
        .extracting(DeadLetter::id)
        .doesNotContain(first.id(), second.id(), again.id());
  }

  @Test
  @Assertion(id = "DUST-OUTBOX-004", rule = Rule.O1)
  void a_second_user_of_an_outbox_is_refused_and_told_which_setting_to_change() {
    DustException refused =
        catchThrowableOfType(
            DustException.class, () -> durable().rivals.insertLater(new Rival(slug(), "text")));

    assertThat(refused.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(refused)
        .hasMessageContainingAll(
            "DUST0804",
            "is in use by another process, or by another application in this one",
            "dust.stores.sameoutbox.outbox.path",
            "DUST_STORES_SAMEOUTBOX_OUTBOX_PATH");
    assertThat(beans().startLog().lines())
        .as("told when the application started")
        .anyMatch(line -> line.contains("DUST0804"));
  }

  @Test
  @Assertion(id = "DUST-OUTBOX-005", rule = Rule.O1)
  void without_an_outbox_nothing_is_taken_and_the_message_says_what_to_set() {
    assertThatThrownBy(() -> beans().bookmarks().insertLater(Bookmark.named(slug(), "N")))
        .isInstanceOfSatisfying(
            DustException.class, no -> assertThat(no.kind()).isEqualTo(Kind.NOT_SUPPORTED))
        .hasMessageContainingAll("dust.outbox=file", "dust.outbox.path");
  }

  @Test
  @Assertion(id = "DUST-OUTBOX-006", rule = Rule.O1)
  void an_invalid_record_is_refused_and_not_kept() {
    String slug = slug();

    assertThatThrownBy(() -> durable().errands.insertLater(new Errand(slug, null)))
        .isInstanceOf(DustValidationException.class);

    assertThat(durable().store.outbox().pending())
        .extracting(OutboxEntry::slug)
        .doesNotContain(slug);
  }
}
