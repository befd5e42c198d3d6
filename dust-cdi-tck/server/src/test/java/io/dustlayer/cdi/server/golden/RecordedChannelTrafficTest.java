package io.dustlayer.cdi.server.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimits;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In {@code real} mode the server does on its WebSockets what was recorded from the real server: on
 * each socket and topic the same frames in the same order, apart from ids, times and inspected
 * terms, and nothing else.
 */
class RecordedChannelTrafficTest {
  /** Scenarios of one group were recorded one after another on the same stores. */
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("01_connect_refusals"),
          List.of("02_join", "03_scope_join"),
          List.of("04_write_ops"),
          List.of("05_two_sockets_http_visibility"),
          List.of("06_snapshot"),
          List.of("07_catch_up_2500_ops_paged"),
          List.of("09_leases"),
          List.of("10_rollback"),
          List.of("11_files"),
          List.of("12_token_revoked_mid_session"),
          List.of("13_archived_store"),
          List.of("14_ttl_store_status"),
          List.of("15_msgpack"),
          List.of("16_poison_values"),
          List.of("17_idle_timeout"),
          List.of("18_big_frames"),
          List.of("19_plan_limits"),
          List.of("20_rate_limit_ws"),
          List.of("21_server_restart"),
          List.of("22_catch_up_wrong_totals"),
          List.of("23_msgpack_catchup_typed"),
          List.of("24_msgpack_subscriber_crashes_json_writer"));

  /** Of 08_join_while_writing only a digest was recorded, which SlowClientTest follows. */
  private static final int RECORDED = 1940;

  private static final Map<String, List<Integer>> LISTED =
      Map.of(
          "01_connect_refusals", List.of(83, 84, 86, 87, 88),
          "04_write_ops", List.of(64),
          "05_two_sockets_http_visibility", List.of(18),
          "06_snapshot", List.of(1),
          "12_token_revoked_mid_session", List.of(15, 31, 32),
          "13_archived_store", List.of(1, 21, 32),
          "15_msgpack", List.of(82, 83, 85, 92, 93, 95),
          "18_big_frames", List.of(17),
          "21_server_restart", List.of(18, 19, 20, 21));

  private static GoldenScenario load(String name) {
    return GoldenScenario.load("ws", name);
  }

  static Stream<List<String>> groups() {
    return GROUPS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groups")
  void channelsBehaveAsRecorded(List<String> names) throws IOException {
    List<GoldenScenario> scenarios = names.stream().map(RecordedChannelTrafficTest::load).toList();
    RateLimits rate = names.contains("20_rate_limit_ws") ? RateLimits.standard() : RateLimits.off();
    PlanLimits plan =
        names.contains("19_plan_limits") ? new PlanLimits(1000, 1) : PlanLimits.none();
    List<String> differences = new ArrayList<>();
    try (ChannelReplay replay = new ChannelReplay(scenarios, rate, plan)) {
      for (GoldenScenario scenario : scenarios) {
        differences.addAll(replay.run(scenario));
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void everyRecordedEventIsEitherReplayedOrListedWithTheReason() {
    int recorded = 0;
    Map<String, List<Integer>> listed = new TreeMap<>();
    for (GoldenScenario scenario :
        GROUPS.stream().flatMap(List::stream).map(RecordedChannelTrafficTest::load).toList()) {
      assertThat(scenario.replayed().size() + scenario.listed().size())
          .as(scenario.name())
          .isEqualTo(scenario.recorded());
      recorded += scenario.recorded();
      for (JsonObject line : scenario.listed()) {
        assertThat(line.getString("listed")).isNotBlank();
        listed.computeIfAbsent(scenario.name(), name -> new ArrayList<>()).add(line.getInt("n"));
      }
    }
    assertThat(recorded).isEqualTo(RECORDED);
    assertThat(listed).isEqualTo(LISTED);
  }
}
