package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.BatchResult;
import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.IfMatch;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Optimistic locking and batches: rules R6, R6b and R7. */
public class ConcurrencySuite extends RepositorySuite {

  /** For JUnit, and for test classes of hosts. */
  protected ConcurrencySuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-CONC-001", rule = Rule.R6B)
  void a_guarded_update_succeeds_if_nobody_else_changed_those_leaves() {
    articles().insert(Article.full("a"));
    Stored<Article> read = articles().find("a").orElseThrow();
    plant(ARTICLES.child("a").child("title"), "\"theirs\"");
    articles().update(read, read.record().withWords(7));
    assertThat(articles().get("a")).contains(Article.full("a").withTitle("theirs").withWords(7));
  }

  @Test
  @Assertion(id = "DUST-CONC-002", rule = Rule.R6B)
  void a_guarded_update_that_comes_second_is_a_conflict_with_the_current_revision() {
    articles().insert(Article.full("a"));
    Stored<Article> read = articles().find("a").orElseThrow();
    articles().update(read, read.record().withTitle("first"));
    long current = articles().find("a").orElseThrow().propertyRevisions().get("title");
    assertThatThrownBy(
            () -> articles().update(read, read.record().withWords(1).withTitle("second")))
        .isInstanceOfSatisfying(
            DustException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
              ErrorDetail.Conflict conflict = (ErrorDetail.Conflict) e.detail();
              assertThat(conflict.path()).contains("tck/articles/a/title");
              assertThat(conflict.currentRevision()).isEqualTo(OptionalLong.of(current));
            });
    assertThat(articles().get("a")).contains(Article.full("a").withTitle("first"));
  }

  @Test
  @Assertion(id = "DUST-CONC-003", rule = Rule.R6B)
  void a_guarded_update_of_a_map_record_works_too() {
    reports().insert(Report.full("r"));
    Stored<Report> read = reports().find("r").orElseThrow();
    Report after = new Report("r", "New", read.record().total(), null, List.of(), Map.of("~", "w"));
    reports().update(read, after);
    assertThat(reports().get("r")).contains(after);
    assertThatThrownBy(() -> reports().update(read, Report.bare("r", "X")))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.CONFLICT));
  }

  @Test
  @Assertion(id = "DUST-CONC-004", rule = Rule.R6B)
  void a_leaf_that_did_not_exist_cannot_be_guarded() {
    articles().insert(Article.bare("a"));
    Stored<Article> read = articles().find("a").orElseThrow();
    assertThatThrownBy(() -> articles().update(read, read.record().withWords(1)))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.NOT_SUPPORTED));
    assertThat(articles().get("a")).contains(Article.bare("a"));
  }

  @Test
  @Assertion(id = "DUST-CONC-005", rule = Rule.R6B)
  void no_increment_is_lost_between_writers_that_update_by_slug() {
    // The common pool's threads see no application, so they could not look it up.
    DustRepo<Article> articles = articles();
    articles.insert(Article.bare("a").withWords(0));
    int increments = 5;
    List<CompletableFuture<Void>> writers =
        Stream.of("x", "y")
            .map(
                writer ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < increments; i++) {
                            articles.update("a", found -> found.withWords(found.words() + 1));
                          }
                        }))
            .toList();
    writers.forEach(CompletableFuture::join);
    assertThat(articles.getOrThrow("a").words()).isEqualTo(2 * increments);
  }

  @Test
  @Assertion(id = "DUST-CONC-011", rule = Rule.R6B)
  void a_record_can_be_updated_on_a_thread_that_does_not_see_the_application() throws Exception {
    DustRepo<Article> articles = articles();
    articles.insert(Article.bare("a").withWords(1));
    FutureTask<Article> update =
        new FutureTask<>(
            () -> {
              articles.update("a", found -> found.withWords(found.words() + 1));
              return articles.getOrThrow("a");
            });
    Thread thread = new Thread(update, "stranger");
    // as threads of the common pool have it
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.start();
    assertThat(update.get(30, TimeUnit.SECONDS).words()).isEqualTo(2);
  }

  @Test
  @Assertion(id = "DUST-CONC-006", rule = Rule.R6)
  void a_condition_on_an_object_is_not_supported_and_never_looks_like_a_conflict() {
    long revision = reports().insert(Report.full("r")).storeSeq();
    Changeset<Report> change = Changeset.of(Report.full("r")).put("title", "New");
    assertThatThrownBy(() -> reports().update(change, IfMatch.revision(revision)))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.NOT_SUPPORTED))
        .hasMessageContaining("update(Stored");
    assertThatThrownBy(() -> reports().delete("r", IfMatch.revision(revision)))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.NOT_SUPPORTED));
    assertThat(reports().get("r")).contains(Report.full("r"));
  }

  @Test
  @Assertion(id = "DUST-CONC-007", rule = Rule.R6)
  void a_condition_on_a_flat_schema_is_a_wrong_call() {
    Changeset<Article> change = Changeset.of(Article.full("a")).put("title", "New");
    assertThatThrownBy(() -> articles().update(change, IfMatch.revision(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Assertion(id = "DUST-CONC-008", rule = Rule.R7)
  void a_batch_over_schemas_commits_together() {
    reports().insert(Report.full("stale"));
    BatchResult result =
        dust()
            .batchWrite(
                Batch.create()
                    .insert(Article.full("a"))
                    .insert(Report.full("r"))
                    .delete(Report.class, "stale"));
    assertThat(articles().all()).containsExactly(Article.full("a"));
    assertThat(reports().all()).containsExactly(Report.full("r"));
    assertThat(result.ops()).hasSize(3);
    assertThat(result.ops().get(1).revision())
        .isEqualTo(reports().find("r").orElseThrow().revision());
    assertThat(result.storeSeq()).isGreaterThanOrEqualTo(result.ops().get(2).revision());
  }

  @Test
  @Assertion(id = "DUST-CONC-009", rule = Rule.R7)
  void a_batch_with_a_conflict_writes_nothing_and_names_the_operation() {
    articles().insert(Article.full("a"));
    Stored<Article> read = articles().find("a").orElseThrow();
    articles().update(read, read.record().withTitle("theirs"));
    Batch batch =
        Batch.create()
            .insert(Report.full("r"))
            .update(read, read.record().withTitle("mine"))
            .delete(Article.class, "a");
    assertThatThrownBy(() -> dust().batchWrite(batch))
        .isInstanceOfSatisfying(
            DustException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
              ErrorDetail.Conflict conflict = (ErrorDetail.Conflict) e.detail();
              assertThat(conflict.opIndex()).isEqualTo(OptionalInt.of(1));
              assertThat(conflict.path()).contains("tck/articles/a/title");
            });
    assertThat(reports().exists("r")).isFalse();
    assertThat(articles().exists("a")).isTrue();
  }

  @Test
  @Assertion(id = "DUST-CONC-010", rule = Rule.R7)
  void a_batch_over_the_server_s_limit_is_refused_before_anything_is_sent() {
    Batch batch = Batch.create();
    for (int i = 0; i <= 1000; i++) {
      batch = batch.insert(Report.bare("r" + i, "T"));
    }
    Batch tooLarge = batch;
    assertThatThrownBy(() -> dust().batchWrite(tooLarge))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.INVALID_PARAMS))
        .hasMessageContaining("1001");
    assertThat(reports().all()).isEmpty();
  }
}
