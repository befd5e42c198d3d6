package io.dustlayer.cdi.tck.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Article;
import io.dustlayer.cdi.tck.entity.Report;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading: rules R1, R2, R5 and M3. */
public class ReadSuite extends RepositorySuite {

  /** For JUnit, and for test classes of hosts. */
  protected ReadSuite() {
    super();
  }

  static Stream<String> slugs() {
    return AwkwardSlugs.all();
  }

  @Test
  @Assertion(id = "DUST-READ-001", rule = Rule.M4)
  void a_flat_record_reads_back_equal() {
    for (Article article : List.of(Article.full("full"), Article.bare("bare"))) {
      articles().insert(article);
      assertThat(articles().get(article.slug())).contains(article);
      assertThat(articles().find(article.slug()).map(Stored::record)).contains(article);
    }
    assertThat(articles().all()).containsExactly(Article.bare("bare"), Article.full("full"));
  }

  @Test
  @Assertion(id = "DUST-READ-002", rule = Rule.M4)
  void a_map_record_reads_back_equal() {
    for (Report report : List.of(Report.full("full"), Report.bare("bare", "T"))) {
      reports().insert(report);
      assertThat(reports().get(report.slug())).contains(report);
      assertThat(reports().find(report.slug()).map(Stored::record)).contains(report);
    }
    assertThat(reports().all()).containsExactly(Report.bare("bare", "T"), Report.full("full"));
  }

  @Test
  @Assertion(id = "DUST-READ-003", rule = Rule.R1)
  void more_records_than_a_page_holds_are_all_read_once_and_in_order() {
    List<Article> written = IntStream.range(100, 260).mapToObj(i -> Article.full("a" + i)).toList();
    for (int from = 0; from < written.size(); from += 40) {
      Batch batch = Batch.create();
      for (Article article : written.subList(from, from + 40)) {
        batch = batch.insert(article);
      }
      articles().batchWrite(batch);
    }
    assertThat(articles().all()).isEqualTo(written);
    try (Stream<Article> stream = articles().stream()) {
      assertThat(stream.limit(3)).isEqualTo(written.subList(0, 3));
    }
  }

  @ParameterizedTest
  @MethodSource("slugs")
  @Assertion(id = "DUST-READ-004", rule = Rule.M3)
  void a_record_is_written_read_listed_and_deleted_whatever_its_slug(String slug) {
    Article article = Article.full(slug);
    Article other = Article.bare("other");
    articles().insert(other);
    articles().insert(article);
    reports().insert(Report.full(slug));
    assertThat(articles().get(slug)).contains(article);
    assertThat(reports().get(slug)).contains(Report.full(slug));
    assertThat(articles().exists(slug)).isTrue();
    assertThat(articles().find(slug).orElseThrow().record()).isEqualTo(article);
    assertThat(articles().all()).containsExactlyInAnyOrder(article, other);
    articles().update(slug, found -> found.withTitle("changed"));
    assertThat(articles().getOrThrow(slug).title()).isEqualTo("changed");
    articles().delete(slug);
    assertThat(articles().exists(slug)).isFalse();
    assertThat(articles().all()).containsExactly(other);
    assertThat(reports().get(slug)).contains(Report.full(slug));
  }

  @Test
  @Assertion(id = "DUST-READ-005", rule = Rule.R1)
  void a_slug_that_sorts_between_a_leaf_and_its_children_does_not_break_records() {
    articles().insert(Article.full("a"));
    articles().insert(Article.full("a-b"));
    articles().insert(Article.full("a.b"));
    articles().insert(Article.full("a0"));
    assertThat(articles().all())
        .containsExactly(
            Article.full("a-b"), Article.full("a.b"), Article.full("a"), Article.full("a0"));
  }

  @Test
  @Assertion(id = "DUST-READ-006", rule = Rule.R2)
  void a_missing_record_is_a_miss_and_not_an_error() {
    assertThat(articles().get("none")).isEmpty();
    assertThat(articles().find("none")).isEmpty();
    assertThat(articles().exists("none")).isFalse();
    assertThat(articles().all()).isEmpty();
    assertThatThrownBy(() -> articles().getOrThrow("none"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("tck/articles/none");
  }

  @Test
  @Assertion(id = "DUST-READ-007", rule = Rule.R5)
  void a_record_that_cannot_be_loaded_is_skipped_but_exists() {
    plant(ARTICLES.child("half").child("title"), "\"no status\"");
    plant(ARTICLES.child("wrong"), "{\"title\":\"T\",\"status\":\"UNKNOWN\"}");
    articles().insert(Article.bare("good"));
    assertThat(articles().all()).containsExactly(Article.bare("good"));
    assertThat(articles().get("half")).isEmpty();
    assertThat(articles().get("wrong")).isEmpty();
    assertThat(articles().exists("half")).isTrue();
  }

  @Test
  @Assertion(id = "DUST-READ-008", rule = Rule.R5)
  void unknown_leaves_beside_the_properties_do_no_harm() {
    articles().insert(Article.full("a"));
    plant(ARTICLES.child("a").child("unknown"), "{\"deep\":[1]}");
    assertThat(articles().get("a")).contains(Article.full("a"));
  }

  @Test
  @Assertion(id = "DUST-READ-009", rule = Rule.R2)
  void found_records_carry_the_revisions_of_their_leaves() {
    long written = reports().insert(Report.bare("r", "T")).storeSeq();
    Stored<Report> found = reports().find("r").orElseThrow();
    assertThat(found.revision()).isEqualTo(written);
    assertThat(found.propertyRevisions()).isEqualTo(Map.of("title", written));
  }

  @Test
  @Assertion(id = "DUST-READ-010", rule = Rule.R2)
  void an_empty_slug_is_refused() {
    assertThatThrownBy(() -> articles().get(""))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.INVALID_PARAMS));
    assertThatThrownBy(() -> articles().exists(""))
        .isInstanceOfSatisfying(DustException.class, kind(Kind.INVALID_PARAMS));
  }
}
