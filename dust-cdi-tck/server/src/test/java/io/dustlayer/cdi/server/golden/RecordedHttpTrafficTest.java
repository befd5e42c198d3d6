package io.dustlayer.cdi.server.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.access.RateLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In {@code real} mode the server answers every recorded request as the real server did: same
 * status, same headers, same JSON, apart from ids, times and inspected Elixir terms.
 */
class RecordedHttpTrafficTest {
  /** Scenarios of one group were recorded one after another on the same stores. */
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("00_raw_keepalive_and_errors"),
          List.of("01_put_get_basic", "02_typed_values_and_parents", "03_delete", "04_cas"),
          List.of("05_list"),
          List.of("06_batch_write", "07_batch_read"),
          List.of("08_special_characters"),
          List.of("09_auth", "10_misc", "11_other_endpoints"),
          List.of("12_rate_limit_429"),
          List.of("13_writer_timeout_and_gzip"),
          List.of("14_write_reported_failed_but_committed"),
          List.of("15_literal_patterns_and_case"),
          List.of("16_long_paths_like_limit"));

  private static final int RECORDED = 579;
  private static final int LISTED = 8;

  private static GoldenScenario load(String name) {
    return GoldenScenario.load("http", name);
  }

  static Stream<List<String>> groups() {
    return GROUPS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groups")
  void requestsAreAnsweredAsRecorded(List<String> names) throws IOException {
    List<GoldenScenario> scenarios = names.stream().map(RecordedHttpTrafficTest::load).toList();
    boolean limited = names.contains("12_rate_limit_429");
    List<String> differences = new ArrayList<>();
    try (Replay replay =
        new Replay(scenarios, limited ? RateLimits.standard() : RateLimits.off())) {
      for (GoldenScenario scenario : scenarios) {
        replay
            .run(scenario)
            .forEach(difference -> differences.add(scenario.name() + " " + difference));
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void everyRecordedExchangeIsEitherReplayedOrListedWithTheReason() {
    int recorded = 0;
    int listed = 0;
    for (GoldenScenario scenario :
        GROUPS.stream().flatMap(List::stream).map(RecordedHttpTrafficTest::load).toList()) {
      Stream<Integer> numbers =
          Stream.concat(scenario.replayed().stream(), scenario.listed().stream())
              .map(line -> line.getInt("n"));
      assertThat(numbers.sorted())
          .as(scenario.name())
          .containsExactlyElementsOf(IntStream.range(0, scenario.recorded()).boxed().toList());
      assertThat(scenario.listed())
          .allSatisfy(line -> assertThat(line.getString("listed")).isNotBlank());
      recorded += scenario.recorded();
      listed += scenario.listed().size();
    }
    assertThat(recorded).isEqualTo(RECORDED);
    assertThat(listed).isEqualTo(LISTED);
  }
}
