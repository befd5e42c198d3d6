package io.dustlayer.cdi.tck.entity;

import io.dustlayer.cdi.DustSchema;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A FLAT record with a property of every shape that is easy to get wrong.
 *
 * @param slug the key
 * @param title required
 * @param words stored under another name
 * @param price has digits that must not be rounded
 * @param published a time
 * @param status required; an enum
 * @param author a nested record
 * @param tags a list
 * @param scores a map whose keys may be awkward
 * @param subtitle may be absent
 * @param shade stored by an adapter
 */
@DustSchema(
    prefix = {"tck", "articles"},
    required = {"title", "status"})
public record Article(
    String slug,
    String title,
    @JsonbProperty("word_count") @PositiveOrZero Integer words,
    BigDecimal price,
    Instant published,
    Status status,
    Author author,
    List<String> tags,
    Map<String, Integer> scores,
    Optional<String> subtitle,
    @JsonbTypeAdapter(ShadeAdapter.class) Shade shade) {

  /** What has become of an article. */
  public enum Status {
    /** Not yet public. */
    DRAFT,
    /** Public. */
    PUBLISHED
  }

  /**
   * Who wrote it.
   *
   * @param name the name
   * @param born the year
   * @param links by label
   */
  public record Author(String name, int born, Map<String, String> links) {}

  /**
   * An article with a value for every property.
   *
   * @param slug the key
   * @return the article
   */
  public static Article full(String slug) {
    return new Article(
        slug,
        "Title of " + slug,
        1200,
        new BigDecimal("19.95"),
        Instant.parse("2026-11-21T04:05:06.789Z"),
        Status.PUBLISHED,
        new Author("Ada", 1815, Map.of("home/page", "https://example.org/~ada")),
        List.of("a", "", "ü 😀"),
        Map.of("a/b", 1, "~", 2, "100%", 3, ".", 4, "*", 5, " ", 6),
        Optional.of("Sub"),
        new Shade(16, 32, 64));
  }

  /**
   * An article with the required properties only.
   *
   * @param slug the key
   * @return the article
   */
  public static Article bare(String slug) {
    return new Article(
        slug, "T", null, null, null, Status.DRAFT, null, null, Map.of(), Optional.empty(), null);
  }

  /**
   * This article with another title.
   *
   * @param newTitle the title
   * @return a copy
   */
  public Article withTitle(String newTitle) {
    return new Article(
        slug, newTitle, words, price, published, status, author, tags, scores, subtitle, shade);
  }

  /**
   * This article with another number of words.
   *
   * @param newWords the number
   * @return a copy
   */
  public Article withWords(Integer newWords) {
    return new Article(
        slug, title, newWords, price, published, status, author, tags, scores, subtitle, shade);
  }

  /**
   * This article with other scores.
   *
   * @param newScores the scores
   * @return a copy
   */
  public Article withScores(Map<String, Integer> newScores) {
    return new Article(
        slug, title, words, price, published, status, author, tags, newScores, subtitle, shade);
  }

  /**
   * This article with another price.
   *
   * @param newPrice the price
   * @return a copy
   */
  public Article withPrice(BigDecimal newPrice) {
    return new Article(
        slug, title, words, newPrice, published, status, author, tags, scores, subtitle, shade);
  }
}
