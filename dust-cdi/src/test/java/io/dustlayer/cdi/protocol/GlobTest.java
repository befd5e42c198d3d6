package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.InvalidPathException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "**, a, true",
    "**, a/b/c, true",
    "*, a, true",
    "*, a/b, false",
    "posts/*, posts/hello, true",
    "posts/*, posts/hello/title, false",
    "posts/**, posts/hello/title, true",
    "posts/**, posts, false",
    "a/b/c, a/b/c, true",
    "a/b/c, a/b/d, false",
    "a/*/c, a/b/c, true",
    "a/*/c, a/b/d, false",
    "hello.world, hello.world, true",
    "hello.world, hello/world, false",
    "files/image~1file, files/image~1file, true",
    "a*b, a*b, true",
    "a*b, axb, false",
    "a/\\*, a/*, true",
    "a/\\*, a/x, false",
    "a/\\**, a/**, true",
    "a/\\**, a/x, false",
    "a/*/**, a/b/c/d, true",
    "a/*/**, a/b, false",
  })
  void a_pattern_matches_whole_segments(String pattern, String path, boolean match) {
    assertThat(Glob.parse(pattern).matches(DustPath.parse(path))).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({
    "a/**/z, WILDCARD_MANY_NOT_TAIL",
    "**/z, WILDCARD_MANY_NOT_TAIL",
    "a//b, EMPTY_SEGMENT"
  })
  void a_wrong_pattern_is_refused_with_its_reason(String pattern, Reason reason) {
    assertThatThrownBy(() -> Glob.parse(pattern))
        .isInstanceOfSatisfying(
            InvalidPathException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void an_empty_pattern_is_refused() {
    assertThatThrownBy(() -> Glob.parse(""))
        .isInstanceOfSatisfying(
            InvalidPathException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EMPTY_PATH));
  }

  @Test
  void only_whole_star_segments_are_wildcards() {
    assertThat(Glob.parse("a/b*").hasWildcard()).isFalse();
    assertThat(Glob.parse("a/\\*").hasWildcard()).isFalse();
    assertThat(Glob.parse("a/*").hasWildcard()).isTrue();
    assertThat(Glob.parse("a/**").hasWildcard()).isTrue();
  }

  @Test
  void the_literal_prefix_ends_before_the_first_wildcard() {
    assertThat(Glob.parse("a/b/*/c").literalPrefix()).contains(DustPath.of("a", "b"));
    assertThat(Glob.parse("*/c").literalPrefix()).isEmpty();
    assertThat(Glob.parse("a/\\*").literalPrefix()).contains(DustPath.of("a", "*"));
  }

  @Test
  void the_stars_of_a_base_path_are_literal() {
    Glob below = Glob.below(DustPath.of("x", "*", "**")).orElseThrow();
    assertThat(below.render()).isEqualTo("x/\\*/\\**/**");
    assertThat(below.matches(DustPath.of("x", "*", "**", "y"))).isTrue();
    assertThat(below.matches(DustPath.of("x", "a", "**", "y"))).isFalse();
  }

  @Test
  void a_segment_that_looks_like_an_escaped_star_has_no_pattern() {
    assertThat(Glob.below(DustPath.of("x", "\\*"))).isEmpty();
    assertThat(Glob.below(DustPath.of("\\**", "x"))).isEmpty();
  }

  @Test
  void only_the_same_pattern_is_equal() {
    assertThat(Glob.parse("a/*"))
        .isEqualTo(Glob.parse("a/*"))
        .hasSameHashCodeAs(Glob.parse("a/*"))
        .hasToString("a/*")
        .isNotEqualTo(Glob.parse("a/\\*"))
        .isNotEqualTo("a/*");
  }
}
