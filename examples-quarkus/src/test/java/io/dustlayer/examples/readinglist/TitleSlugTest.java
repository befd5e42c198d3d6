package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleSlugTest {

  @ParameterizedTest
  @CsvSource({
    "Dust, dust",
    "'Déjà vu, again!', deja-vu-again",
    "'  C++ & Java  ', c-java",
    "日本語の本, 日本語の本",
    "'', link",
    "'😀', link",
    "'../..', link",
  })
  void a_title_becomes_readable(String title, String slug) {
    assertThat(TitleSlug.firstFree(title, taken -> false)).isEqualTo(slug);
  }

  @Test
  void a_taken_slug_gets_the_first_free_number() {
    assertThat(TitleSlug.firstFree("Dust", Set.of("dust", "dust-2")::contains)).isEqualTo("dust-3");
  }

  @Test
  void a_long_title_is_cut_between_characters() {
    String slug = TitleSlug.firstFree("𝒳".repeat(3) + "𐐀".repeat(200), taken -> false);

    assertThat(slug.codePointCount(0, slug.length())).isEqualTo(60);
    assertThat(slug).isEqualTo("x".repeat(3) + "𐐨".repeat(57));
  }
}
