package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawChannel;
import io.dustlayer.cdi.tck.raw.RawFrame;
import io.dustlayer.cdi.tck.raw.RawJson;
import io.dustlayer.cdi.tck.raw.RawReply;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes over a channel, and the events that they are announced by. */
public class PushSuite extends ChannelSuite {

  /** For JUnit. */
  protected PushSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-PUSH-001", rule = Rule.T2)
  void a_write_is_acknowledged_with_its_sequence_number_and_read_over_http() {
    RawReply set = committed(write(joined("writer"), "set", "a", ",\"value\":{\"x\":[1]}"));
    assertThat(ok(http().get(at("a/x"))).revision()).isEqualTo(set.storeSeq());
    assertThat(ok(http().get(at("a"))).json().get("value")).isEqualTo(RawJson.parse("{\"x\":[1]}"));
  }

  @Test
  @Assertion(id = "DUST-PUSH-002", rule = Rule.R8)
  void a_write_is_announced_to_everybody_and_to_its_writer_once() {
    RawChannel writer = joined("writer");
    RawChannel reader = joined("reader");
    RawReply set = committed(write(writer, "set", "a", ",\"value\":{\"x\":1}"));

    RawFrame heard = reader.hearUntil(frame -> at("a").equals(path(frame))).get(0);
    JsonObject event = heard.payload();
    assertThat(heard.storeSeq()).isEqualTo(set.storeSeq());
    assertThat(event.getString("op")).isEqualTo("set");
    assertThat(event.get("value")).isEqualTo(RawJson.parse("{\"x\":1}"));
    assertThat(event.getString("device_id")).isEqualTo(device("writer"));
    assertThat(event.getString("client_op_id")).isEqualTo(opId(1));
    assertThat(event.getJsonArray("path_segments")).hasSize(4);

    // The echo may come before or after the answer.
    List<RawFrame> echoes = new java.util.ArrayList<>(set.before());
    echoes.addAll(writer.settle());
    assertThat(echoes)
        .filteredOn(frame -> at("a").equals(path(frame)))
        .extracting(RawFrame::storeSeq)
        .containsExactly(set.storeSeq());
  }

  @Test
  @Assertion(id = "DUST-PUSH-003", rule = Rule.M1)
  void a_merge_sets_the_children_that_it_names() {
    RawChannel writer = joined("writer");
    written("m", "{\"a\":1,\"b\":{\"c\":2},\"d\":3}");

    committed(write(writer, "merge", "m", ",\"value\":{\"a\":null,\"b\":{},\"e\":{\"f\":4}}"));

    assertThat(ok(http().get(at("m"))).json().get("value"))
        .isEqualTo(RawJson.parse("{\"a\":null,\"d\":3,\"e\":{\"f\":4}}"));
  }

  @Test
  @Assertion(id = "DUST-PUSH-004", rule = Rule.T2)
  void increments_adds_and_removes_are_announced_with_their_results() {
    RawChannel writer = joined("writer");
    assertThat(result(writer, "increment", "n", "2")).isEqualTo(RawJson.parse("2"));
    assertThat(result(writer, "increment", "n", "3")).isEqualTo(RawJson.parse("5"));
    assertThat(result(writer, "add", "s", "\"a\"")).isEqualTo(RawJson.parse("[\"a\"]"));
    assertThat(result(writer, "add", "s", "\"b\"").asJsonArray()).hasSize(2);
    assertThat(result(writer, "remove", "s", "\"a\"")).isEqualTo(RawJson.parse("[\"b\"]"));
    assertThat(ok(http().get(at("n"))).json().getInt("value")).isEqualTo(5);
    assertThat(ok(http().get(at("s"))).json().get("value")).isEqualTo(RawJson.parse("[\"b\"]"));
  }

  private JsonValue result(RawChannel writer, String op, String below, String value) {
    RawReply reply = committed(write(writer, op, below, ",\"value\":" + value));
    return java.util.stream.Stream.concat(reply.before().stream(), writer.settle().stream())
        .filter(frame -> at(below).equals(path(frame)) && frame.storeSeq() == reply.storeSeq())
        .map(frame -> frame.payload().get("value"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Assertion(id = "DUST-PUSH-005", rule = Rule.R4)
  void a_delete_removes_the_subtree() {
    RawChannel writer = joined("writer");
    written("gone", "{\"a\":1,\"b\":{\"c\":2}}");
    committed(write(writer, "delete", "gone", ""));
    refused(http().get(at("gone")), 404, "not_found");
    committed(write(writer, "delete", "gone", ""));
  }

  @Test
  @Assertion(id = "DUST-PUSH-006", rule = Rule.R6B)
  void conditions_hold_or_are_refused() {
    RawChannel writer = joined("writer");
    long first = written("leaf", "1");
    long second =
        committed(write(writer, "set", "leaf", ",\"value\":2,\"if_match\":" + first)).storeSeq();

    assertThat(write(writer, "set", "leaf", ",\"value\":3,\"if_match\":" + first).reason())
        .isEqualTo("conflict");
    assertThat(write(writer, "delete", "leaf", ",\"if_match\":" + first).reason())
        .isEqualTo("conflict");
    assertThat(write(writer, "set", "leaf", ",\"value\":3,\"if_absent\":true").reason())
        .isEqualTo("exists");
    assertThat(ok(http().get(at("leaf"))).revision()).isEqualTo(second);
    committed(write(writer, "set", "new", ",\"value\":1,\"if_absent\":true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "set ,\"value\":{\"a\":1},\"if_match\":1 if_match_multi_leaf",
        "set ,\"value\":{\"a\":1},\"if_absent\":true if_absent_multi_leaf",
        "set ,\"value\":1,\"if_match\":1,\"if_absent\":true invalid_precondition",
        "increment ,\"value\":1,\"if_match\":1 if_match_unsupported_op",
        "delete ,\"if_absent\":true if_absent_unsupported_op",
        "merge ,\"value\":1 merge_requires_map_value",
        "increment ,\"value\":\"1\" increment_requires_number_value",
      })
  @Assertion(id = "DUST-PUSH-007", rule = Rule.X1)
  void a_wrong_write_is_refused_with_a_reason(String op, String members, String reason) {
    long before = written("leaf", "1");
    RawReply reply = write(joined("writer"), op, "leaf", members);
    assertThat(reply.ok()).isFalse();
    assertThat(reply.reason()).isEqualTo(reason);
    assertThat(ok(http().get(at("leaf"))).revision()).isEqualTo(before);
  }

  @Test
  @Assertion(id = "DUST-PUSH-008", rule = Rule.M3)
  void segments_win_over_a_path_and_need_no_escapes() {
    RawChannel writer = joined("writer");
    String segments = ",\"path_segments\":[\"tck\",\"server\",%s,\"a/b~c.d\"],\"value\":1";
    String own = RawJson.quote(at("").split("/")[2]);
    committed(write(writer, "set", "not-here", segments.formatted(own)));
    ok(http().get(at("a~1b~0c.d")));
    refused(http().get(at("not-here")), 404, "not_found");
  }

  @Test
  @Assertion(id = "DUST-PUSH-009", rule = Rule.T2)
  void writes_of_one_socket_are_committed_in_their_order() {
    RawChannel writer = joined("writer");
    long last = 0;
    for (int i = 0; i < 5; i++) {
      long seq = committed(write(writer, "set", "leaf", ",\"value\":" + i)).storeSeq();
      assertThat(seq).isGreaterThan(last);
      last = seq;
    }
    assertThat(ok(http().get(at("leaf"))).json().getInt("value")).isEqualTo(4);
  }

  @Test
  @Assertion(id = "DUST-PUSH-010", rule = Rule.T2)
  void what_was_written_over_a_channel_is_in_the_next_catch_up_once() {
    RawChannel writer = joined("writer");
    long before = now();
    long set = committed(write(writer, "set", "leaf", ",\"value\":1")).storeSeq();
    assertThat(connected("late").joined(before))
        .filteredOn(frame -> at("leaf").equals(path(frame)))
        .extracting(RawFrame::storeSeq)
        .containsExactly(set);
  }

  private static RawReply committed(RawReply reply) {
    assertThat(reply.ok()).as("%s", reply).isTrue();
    return reply;
  }

  private static String path(RawFrame frame) {
    return frame.event().equals("event") ? frame.payload().getString("path") : "";
  }
}
