package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostilePathProperties {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        HostileInput.names().list().ofMaxSize(5).map(parts -> String.join("/", parts)),
        Arbitraries.strings().withChars("/~01*\\.\u0000\ud800").ofMaxLength(12));
  }

  @Property(tries = 2000)
  void a_text_is_a_path_or_is_refused_as_one(@ForAll("texts") String text) {
    DustPath path;
    try {
      path = DustPath.parse(text);
    } catch (InvalidPathException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    assertThat(path.render()).isEqualTo(text);
    assertThat(DustPath.of(path.segments())).isEqualTo(path);
  }

  @Property(tries = 2000)
  void a_text_is_a_glob_or_is_refused_as_one(
      @ForAll("texts") String text, @ForAll("texts") String other) {
    Glob glob;
    try {
      glob = Glob.parse(text);
    } catch (InvalidPathException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    assertThat(glob.render()).isEqualTo(text);
    try {
      DustPath path = DustPath.parse(other);
      assertThat(glob.matches(path)).isIn(true, false);
      assertThat(glob.hasWildcard() || glob.literalPrefix().isPresent()).isTrue();
    } catch (InvalidPathException noPath) {
      assertThat(noPath.reason()).isNotNull();
    }
  }

  @Property(tries = 2000)
  void the_order_is_one_also_where_surrogates_have_no_partner(
      @ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) {
    int ab = Integer.signum(DustPath.compareRendered(a, b));
    assertThat(Integer.signum(DustPath.compareRendered(b, a))).isEqualTo(-ab);
    assertThat(ab == 0).isEqualTo(a.equals(b));
    if (ab <= 0 && DustPath.compareRendered(b, c) <= 0) {
      assertThat(DustPath.compareRendered(a, c)).isLessThanOrEqualTo(0);
    }
  }

  @Example
  void as_many_segments_as_a_path_can_have_end_no_stack() {
    List<String> segments = Collections.nCopies(JsonLimits.MAX_PATH / 2, "a");
    DustPath deep = DustPath.of(segments);
    assertThat(DustPath.parse(deep.render())).isEqualTo(deep);
    assertThat(Glob.below(deep).orElseThrow().matches(deep.child("b"))).isTrue();

    Assembly object = new Assembly();
    object.add(segments, JsonValue.TRUE);
    JsonValue value = object.value(JsonProvider.provider());
    int depth = 0;
    while (value instanceof JsonObject inner) {
      value = inner.get("a");
      depth++;
    }
    assertThat(depth).isEqualTo(segments.size());
    assertThat(value).isEqualTo(JsonValue.TRUE);
  }
}
