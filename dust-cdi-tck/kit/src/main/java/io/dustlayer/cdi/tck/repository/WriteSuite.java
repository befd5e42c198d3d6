package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.Saved;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.Violation;
import io.dustlayer.cdi.tck.Writes;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writing: rules S2, S3, M1, M2, M4, R3, R4, and who has events (R8). */
public class WriteSuite extends RepositorySuite {

  /** For JUnit, and for test classes of hosts. */
  protected WriteSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-WRITE-001", rule = Rule.M2)
  void a_flat_insert_keeps_other_stored_properties_and_a_map_insert_replaces_them() {
    RawStore raw = new RawStore();
    plant(ARTICLES.child("a").child("extra"), "1");
    plant(REPORTS.child("r").child("extra"), "1");
    articles().insert(Article.bare("a"));
    reports().insert(Report.bare("r", "T"));
    assertThat(raw.paths(ARTICLES))
        .containsExactly("tck/articles/a/extra", "tck/articles/a/status", "tck/articles/a/title");
    assertThat(raw.paths(REPORTS)).containsExactly("tck/reports/r/title");
  }

  @Test
  @Assertion(id = "DUST-WRITE-002", rule = Rule.R3)
  void the_sequence_number_of_a_write_is_the_store_s() {
    long first = articles().insert(Article.bare("a")).storeSeq();
    long second = reports().insert(Report.bare("r", "T")).storeSeq();
    assertThat(second).isEqualTo(first + 1);
    assertThat(articles().delete("a").storeSeq()).isEqualTo(first + 2);
  }

  @Test
  @Assertion(id = "DUST-WRITE-003", rule = Rule.M1)
  void an_update_writes_what_changed() {
    Article before = Article.full("a");
    articles().insert(before);
    plant(ARTICLES.child("a").child("title"), "\"theirs\"");
    articles().update(before, before.withWords(7).withScores(Map.of("only", 1)));
    assertThat(articles().get("a"))
        .contains(before.withTitle("theirs").withWords(7).withScores(Map.of("only", 1)));
  }

  @Test
  @Assertion(id = "DUST-WRITE-004", rule = Rule.M1)
  void a_property_updated_to_null_reads_as_null() {
    Article before = Article.full("a");
    articles().insert(before);
    articles().update(before, Article.bare("a"));
    assertThat(articles().get("a")).contains(Article.bare("a"));
  }

  @Test
  @Assertion(id = "DUST-WRITE-005", rule = Rule.M4)
  void an_empty_map_removes_the_stored_one() {
    articles().insert(Article.full("a"));
    articles().insert(Article.full("a").withScores(Map.of()));
    assertThat(articles().getOrThrow("a").scores()).isEmpty();
    reports().insert(Report.full("r"));
    reports().insert(Report.bare("r", "T"));
    assertThat(reports().get("r")).contains(Report.bare("r", "T"));
  }

  @Test
  @Assertion(id = "DUST-WRITE-006", rule = Rule.R3)
  void an_update_without_a_difference_sends_nothing() {
    long before = articles().insert(Article.full("a")).storeSeq();
    Saved<Article> saved = articles().update(Changeset.of(Article.full("a")));
    assertThat(saved.written()).isFalse();
    assertThat(articles().delete("a").storeSeq()).isEqualTo(before + 1);
  }

  @Test
  @Assertion(id = "DUST-WRITE-007", rule = Rule.S3)
  void a_changeset_casts_what_comes_from_outside() {
    Changeset<Article> change =
        Changeset.of(Article.full("a"))
            .cast(Map.of("title", "New", "words", "42", "status", "DRAFT"), "title", "words")
            .validateRequired();
    assertThat(change.isValid()).isTrue();
    assertThat(change.changes()).isEqualTo(Map.of("title", "New", "words", 42));
    articles().insert(Article.full("a"));
    articles().update(change);
    assertThat(articles().get("a")).contains(Article.full("a").withTitle("New").withWords(42));
  }

  @Test
  @Assertion(id = "DUST-WRITE-008", rule = Rule.S2)
  void an_invalid_record_is_refused_with_every_violation_and_nothing_is_sent() {
    Article bad =
        new Article("bad", "", -1, null, null, null, null, null, Map.of(), Optional.empty(), null);
    assertThatThrownBy(() -> articles().insert(bad))
        .isInstanceOfSatisfying(
            DustValidationException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::property)
                    .containsExactlyInAnyOrder("title", "words", "status"));
    assertThat(articles().exists("bad")).isFalse();
  }

  @Test
  @Assertion(id = "DUST-WRITE-009", rule = Rule.M4)
  void digits_that_a_server_would_lose_are_refused() {
    Article bad = Article.bare("bad").withPrice(new BigDecimal("0.12345678901234567890"));
    assertThatThrownBy(() -> articles().insert(bad))
        .isInstanceOfSatisfying(
            DustValidationException.class,
            e -> assertThat(e.violations().get(0).property()).isEqualTo("price"));
    assertThat(articles().exists("bad")).isFalse();
  }

  @Test
  @Assertion(id = "DUST-WRITE-010", rule = Rule.S2)
  void a_record_that_does_not_fit_a_constraint_or_has_no_slug_is_refused() {
    assertThatThrownBy(() -> reports().insert(Report.bare(null, "T")))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.INVALID_PARAMS));
    assertThatThrownBy(() -> reports().insert(Report.bare("", "T")))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.VALIDATION));
  }

  @Test
  @Assertion(id = "DUST-WRITE-011", rule = Rule.R4)
  void deleting_removes_the_whole_record_and_only_it() {
    articles().insert(Article.full("a"));
    articles().insert(Article.full("ab"));
    articles().delete(Article.bare("a"));
    assertThat(articles().all()).containsExactly(Article.full("ab"));
    articles().deleteAll();
    assertThat(new RawStore().paths(ARTICLES)).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-WRITE-012", rule = Rule.R3)
  void asynchronous_writes_complete_with_what_the_others_return_or_throw() {
    Saved<Article> saved = articles().insertAsync(Article.full("a")).toCompletableFuture().join();
    assertThat(saved.record()).isEqualTo(Article.full("a"));
    assertThat(articles().get("a")).contains(Article.full("a"));
    assertThatThrownBy(() -> articles().insertAsync(Article.bare("")).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(DustValidationException.class);
    articles().deleteAsync("a").toCompletableFuture().join();
    assertThat(articles().exists("a")).isFalse();
  }

  @Test
  @Assertion(id = "DUST-WRITE-013", rule = Rule.R8)
  void only_the_sdk_transport_has_events() {
    if (overSdk()) {
      try (Subscription subscription = articles().subscribe(event -> {})) {
        assertThat(subscription.isActive()).isTrue();
      }
    } else {
      assertThat(dust().transport()).isEqualTo(TransportKind.HTTP);
      assertThatThrownBy(() -> articles().subscribe(event -> {}))
          .isInstanceOfSatisfying(DustException.class, kind(Kind.NOT_SUPPORTED));
    }
  }

  @Test
  @Assertion(id = "DUST-WRITE-014", rule = Rule.R3)
  @Writes(95)
  void many_writes_without_waiting_are_all_committed_and_read_back() {
    int end = rateIsLimited() ? 180 : 400;
    List<CompletableFuture<Saved<Report>>> writes =
        IntStream.range(100, end)
            .mapToObj(i -> reports().insertAsync(Report.bare("r" + i, "T" + i)))
            .map(CompletionStage::toCompletableFuture)
            .toList();
    assertThat(writes.stream().map(CompletableFuture::join).map(Saved::storeSeq))
        .doesNotHaveDuplicates();
    assertThat(reports().all())
        .isEqualTo(IntStream.range(100, end).mapToObj(i -> Report.bare("r" + i, "T" + i)).toList());
  }
}
