package io.dustlayer.cdi.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawJson;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths and globs: PROTOCOL, model. */
public class PathSuite extends TckSuite {

  /** For JUnit, and for test classes of hosts. */
  protected PathSuite() {
    super();
  }

  static Stream<Arguments> paths() {
    return Golden.cases("paths.txt");
  }

  static Stream<Arguments> wrongPaths() {
    return Golden.cases("wrong-paths.txt");
  }

  static Stream<Arguments> globs() {
    return Golden.cases("globs.txt");
  }

  static Stream<Arguments> wrongGlobs() {
    return Golden.cases("wrong-globs.txt");
  }

  @ParameterizedTest
  @MethodSource("paths")
  @Assertion(id = "DUST-PATH-001", rule = Rule.M3)
  void a_path_is_rendered_and_parsed_without_loss(String rendered, String json) {
    List<String> segments =
        RawJson.parse(json).asJsonArray().getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    assertThat(DustPath.of(segments).render()).isEqualTo(rendered);
    assertThat(DustPath.parse(rendered).segments()).isEqualTo(segments);
    assertThat(DustPath.parse(rendered)).isEqualTo(DustPath.of(segments));
  }

  @ParameterizedTest
  @MethodSource("wrongPaths")
  @Assertion(id = "DUST-PATH-002", rule = Rule.S1)
  void a_wrong_path_is_refused_by_its_reason(String rendered, String reason) {
    assertThatThrownBy(() -> DustPath.parse(rendered))
        .isInstanceOfSatisfying(
            InvalidPathException.class, e -> assertThat(e.reason().code()).isEqualTo(reason));
  }

  @Test
  @Assertion(id = "DUST-PATH-003", rule = Rule.S1)
  void no_segment_is_no_path_and_an_empty_segment_is_none() {
    assertThatThrownBy(() -> DustPath.parse(""))
        .isInstanceOfSatisfying(
            InvalidPathException.class, e -> assertThat(e.reason().code()).isEqualTo("empty_path"));
    assertThatThrownBy(() -> DustPath.of("a", ""))
        .isInstanceOfSatisfying(
            InvalidPathException.class,
            e -> assertThat(e.reason().code()).isEqualTo("empty_segment"));
  }

  @Test
  @Assertion(id = "DUST-PATH-004", rule = Rule.R1)
  void paths_are_in_the_order_of_the_bytes_of_their_rendered_form() {
    List<DustPath> expected = Golden.lines("order.txt").stream().map(DustPath::parse).toList();
    List<DustPath> paths = new ArrayList<>(expected);
    Collections.reverse(paths);
    Collections.sort(paths);
    assertThat(paths).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("globs")
  @Assertion(id = "DUST-PATH-005", rule = Rule.R1)
  void a_glob_matches_as_servers_match(String pattern, String path, boolean matches) {
    assertThat(Glob.parse(pattern).matches(DustPath.parse(path))).isEqualTo(matches);
    assertThat(Glob.parse(pattern).render()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @MethodSource("wrongGlobs")
  @Assertion(id = "DUST-PATH-006", rule = Rule.R1)
  void a_wrong_glob_is_refused_by_its_reason(String pattern, String reason) {
    assertThatThrownBy(() -> Glob.parse(pattern))
        .isInstanceOfSatisfying(
            InvalidPathException.class, e -> assertThat(e.reason().code()).isEqualTo(reason));
  }
}
