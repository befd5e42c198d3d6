package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.InvalidPathException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DustPathTest {

  @ParameterizedTest
  @CsvSource({
    "links/dust/title, 3, title",
    "hello.world, 1, hello.world",
    "files/image~1file, 2, image/file",
    "a~0b, 1, a~b",
    "a~1b~0c, 1, a/b~c",
    "~0~0, 1, ~~",
    "~1~1, 1, //",
    "a~01, 1, a~1",
    "packages/@scope/name, 3, name",
    "x/*, 2, *",
  })
  void a_rendered_path_is_split_and_unescaped(String rendered, int length, String last) {
    DustPath path = DustPath.parse(rendered);
    assertThat(path.length()).isEqualTo(length);
    assertThat(path.last()).isEqualTo(last);
    assertThat(DustPath.of(path.segments()).render()).isEqualTo(rendered);
  }

  @Test
  void an_empty_path_is_refused() {
    assertThatThrownBy(() -> DustPath.parse("")).satisfies(e -> hasReason(e, Reason.EMPTY_PATH));
    assertThatThrownBy(() -> DustPath.of(List.of()))
        .satisfies(e -> hasReason(e, Reason.EMPTY_PATH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "users/", "users//alice", "/"})
  void an_empty_segment_is_refused(String rendered) {
    assertThatThrownBy(() -> DustPath.parse(rendered))
        .satisfies(e -> hasReason(e, Reason.EMPTY_SEGMENT))
        .hasMessageContaining(rendered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a~", "a~b", "a~2b", "~", "x/~/y"})
  void a_tilde_that_escapes_nothing_is_refused(String rendered) {
    assertThatThrownBy(() -> DustPath.parse(rendered))
        .satisfies(e -> hasReason(e, Reason.INVALID_ESCAPE));
  }

  @Test
  void an_empty_literal_segment_is_refused() {
    assertThatThrownBy(() -> DustPath.of("a", ""))
        .satisfies(e -> hasReason(e, Reason.EMPTY_SEGMENT));
    assertThatThrownBy(() -> DustPath.of("a").child(""))
        .satisfies(e -> hasReason(e, Reason.EMPTY_SEGMENT));
  }

  @Test
  void a_child_is_escaped() {
    assertThat(DustPath.of("links").child("a/b~c").render()).isEqualTo("links/a~1b~0c");
  }

  @Test
  void a_path_starts_with_itself_and_its_ancestors_only() {
    DustPath path = DustPath.of("links", "dust", "title");
    assertThat(path.startsWith(DustPath.of("links", "dust"))).isTrue();
    assertThat(path.startsWith(path)).isTrue();
    assertThat(path.startsWith(DustPath.of("links", "du"))).isFalse();
    assertThat(DustPath.of("links").startsWith(path)).isFalse();
  }

  @Test
  void paths_are_ordered_by_the_bytes_of_their_rendered_form() {
    List<String> ordered =
        List.of(
            "links/a",
            "links/a-b/x",
            "links/a/x",
            "links/z",
            "links/ä",
            "links/\uff5e",
            "links/😀");
    List<String> bytes =
        ordered.stream()
            .sorted(
                (a, b) ->
                    Arrays.compareUnsigned(
                        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(bytes).isEqualTo(ordered);
    assertThat(ordered.stream().map(DustPath::parse).sorted().map(DustPath::render))
        .containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @CsvSource({"plain, plain", "a/b, a~1b", "/, ~1", "a~b, a~0b", "~1, ~01", "~/, ~0~1"})
  void what_separates_and_what_escapes_is_escaped(String segment, String rendered) {
    assertThat(DustPath.escape(segment)).isEqualTo(rendered);
    assertThat(DustPath.parse(DustPath.escape(segment))).isEqualTo(DustPath.of(segment));
  }

  @Test
  void only_a_path_of_the_same_segments_is_equal() {
    assertThat(DustPath.of("a", "b"))
        .isEqualTo(DustPath.parse("a/b"))
        .hasToString("a/b")
        .isNotEqualTo(DustPath.of("a/b"))
        .isNotEqualTo("a/b");
  }

  @Test
  void paths_spread_over_a_hash_table() {
    assertThat(IntStream.range(0, 1000).map(i -> DustPath.of("a", "" + i).hashCode()).distinct())
        .hasSizeGreaterThan(900);
  }

  private static void hasReason(Throwable thrown, Reason reason) {
    assertThat(thrown).isInstanceOf(InvalidPathException.class);
    assertThat(((InvalidPathException) thrown).reason()).isEqualTo(reason);
    assertThat(thrown).hasMessageContaining("(" + reason.name().toLowerCase(Locale.ROOT) + ")");
  }
}
