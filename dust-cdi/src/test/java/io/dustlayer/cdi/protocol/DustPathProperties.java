package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DustPathProperties {

  @Property
  void reading_what_was_rendered_gives_the_same_segments(
      @ForAll("segments") List<String> segments) {
    DustPath path = DustPath.of(segments);
    assertThat(DustPath.parse(path.render()).segments()).isEqualTo(segments);
    assertThat(DustPath.parse(path.render())).isEqualTo(path).hasSameHashCodeAs(path);
  }

  @Property
  void a_text_is_a_rendered_path_if_it_can_be_read(@ForAll("texts") String text) {
    boolean readable = true;
    try {
      DustPath.parse(text);
    } catch (InvalidPathException refused) {
      readable = false;
    }
    assertThat(DustPath.isRendered(text)).isEqualTo(readable);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("a~/01").ofMaxLength(8);
  }

  @Property
  void the_order_is_that_of_the_utf8_bytes(
      @ForAll("segments") List<String> a, @ForAll("segments") List<String> b) {
    DustPath x = DustPath.of(a);
    DustPath y = DustPath.of(b);
    int bytes = Arrays.compareUnsigned(utf8(x), utf8(y));
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(Integer.signum(bytes));
  }

  @Property
  void everything_below_a_path_matches_its_glob_and_the_path_itself_does_not(
      @ForAll("segments") List<String> base, @ForAll("segments") List<String> rest) {
    DustPath path = DustPath.of(base);
    Optional<Glob> pattern = Glob.below(path);
    Assume.that(pattern.isPresent());
    Glob below = pattern.orElseThrow();
    DustPath deeper = path;
    for (String segment : rest) {
      deeper = deeper.child(segment);
    }
    assertThat(below.matches(deeper)).isTrue();
    assertThat(below.matches(path)).isFalse();
    assertThat(below.literalPrefix()).contains(path);
  }

  @Provide
  Arbitrary<List<String>> segments() {
    Arbitrary<String> awkward =
        Arbitraries.of("*", "**", "~", "/", "~1", "a/b", ".", "..", "%2F", " ", "😀", "ä");
    Arbitrary<String> any =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(8)
            .filter(s -> s.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    return Arbitraries.oneOf(awkward, any).list().ofMinSize(1).ofMaxSize(4);
  }

  private static byte[] utf8(DustPath path) {
    return path.render().getBytes(StandardCharsets.UTF_8);
  }
}
