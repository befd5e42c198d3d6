package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawChannel;
import io.dustlayer.cdi.tck.raw.RawFrame;
import io.dustlayer.cdi.tck.raw.RawJson;
import io.dustlayer.cdi.tck.raw.RawReply;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Joining a store, and catching up with what was missed. */
public class JoinSuite extends ChannelSuite {

  /** For JUnit. */
  protected JoinSuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-JOIN-001", rule = Rule.T2)
  void a_join_tells_where_the_store_is_and_what_is_permitted() {
    long now = now();
    RawReply answer = connected("join").join("{\"last_store_seq\":" + now + "}");

    assertThat(answer.ok()).as("%s", answer).isTrue();
    assertThat(answer.storeSeq()).isGreaterThanOrEqualTo(now);
    assertThat(answer.response().getInt("capver")).isGreaterThanOrEqualTo(3);
    assertThat(answer.response().getJsonObject("permissions"))
        .containsEntry("read", JsonValue.TRUE)
        .containsEntry("write", JsonValue.TRUE);
  }

  @Test
  @Assertion(id = "DUST-JOIN-002", rule = Rule.T2)
  void a_join_is_followed_by_every_later_operation_in_order() {
    long before = now();
    long put = written("a", "{\"x\":1}");
    long batch =
        ok(http()
                .send(
                    "POST",
                    "/entries/batch_write",
                    "{\"ops\":[{\"op\":\"set\",\"path\":%s,\"value\":[2]},{\"op\":\"delete\",\"path\":%s}]}"
                        .formatted(RawJson.quote(at("b")), RawJson.quote(at("a")))))
            .storeSeq();

    List<RawFrame> events = own(connected("late").joined(before));

    assertThat(events).extracting(RawFrame::storeSeq).containsExactly(put, batch - 1, batch);
    assertThat(events)
        .extracting(event -> event.payload().getString("op"))
        .containsExactly("set", "set", "delete");
    assertThat(events)
        .extracting(event -> event.payload().getString("path"))
        .containsExactly(at("a"), at("b"), at("a"));
    assertThat(events.get(0).payload().get("value")).isEqualTo(RawJson.parse("{\"x\":1}"));
    assertThat(events.get(1).payload().get("value")).isEqualTo(RawJson.parse("[2]"));
    assertThat(events.get(1).payload().getJsonArray("path_segments").getString(0)).isEqualTo("tck");
  }

  @Test
  @Assertion(id = "DUST-JOIN-003", rule = Rule.T2)
  void a_catch_up_has_no_gap_and_says_how_far_it_goes() {
    long before = now();
    for (int i = 0; i < 5; i++) {
      written("n" + i, "1");
    }
    List<RawFrame> frames = connected("gapless").joined(before);

    RawFrame end = frames.get(frames.size() - 1);
    long through = end.payload().getJsonNumber("through_seq").longValueExact();
    assertThat(through).isGreaterThanOrEqualTo(before + 5);
    assertThat(events(frames))
        .extracting(RawFrame::storeSeq)
        .containsExactlyElementsOf(
            java.util.stream.LongStream.rangeClosed(before + 1, through).boxed().toList());
  }

  @Test
  @Assertion(id = "DUST-JOIN-004", rule = Rule.T2)
  void who_knows_everything_gets_nothing() {
    assertThat(own(connected("current").joined(now()))).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-JOIN-005", rule = Rule.T2)
  void who_is_ahead_is_told_where_the_store_really_is() {
    long now = now();
    RawReply answer = connected("ahead").join("{\"last_store_seq\":" + (now + 1_000_000) + "}");
    assertThat(answer.ok()).as("%s", answer).isTrue();
    assertThat(answer.storeSeq()).isBetween(now, now + 999_999);
  }

  @Test
  @Assertion(id = "DUST-JOIN-006", rule = Rule.T4)
  void the_request_id_of_a_write_over_http_is_its_operation_id() {
    long before = now();
    String id = "tck-" + UUID.randomUUID();
    ok(http().put(at("a"), "1", "X-Request-Id", id));
    ok(
        http()
            .send(
                "POST",
                "/entries/batch_write",
                "{\"ops\":[{\"op\":\"delete\",\"path\":%s}]}".formatted(RawJson.quote(at("a"))),
                "X-Request-Id",
                id));
    assertThat(own(connected("ids").joined(before)))
        .extracting(event -> event.payload().getString("client_op_id"))
        .containsExactly(id, id + ":0");
  }

  @Test
  @Assertion(id = "DUST-JOIN-007", rule = Rule.T2)
  void a_store_that_there_is_not_cannot_be_joined() {
    StoreAddress store = http().store();
    String query = "token=" + store.token() + "&device_id=" + device("no") + "&capver=3&vsn=2.0.0";
    try (RawChannel channel =
        RawChannel.connect(store, query, store.organization() + "/tck-nowhere-" + device("no"))) {
      RawReply answer = channel.join("{\"last_store_seq\":0}");
      assertThat(answer.ok()).isFalse();
      assertThat(answer.reason()).isIn("unauthorized", "store_not_allowed");
    }
  }

  @Test
  @Assertion(id = "DUST-JOIN-008", rule = Rule.T2)
  void joining_again_on_the_same_socket_goes_on() {
    RawChannel channel = joined("twice");
    long before = now();
    long put = written("a", "1");
    assertThat(own(channel.joined(before))).extracting(RawFrame::storeSeq).contains(put);
    assertThat(write(channel, "set", "b", ",\"value\":1").ok()).isTrue();
  }

  @Test
  @Assertion(id = "DUST-JOIN-009", rule = Rule.T2)
  void an_acknowledgement_of_a_sequence_number_does_no_harm() {
    RawChannel channel = joined("acks");
    // Whether it is answered is not said.
    channel.send(
        "[\"1\",\"ack\",%s,\"ack_seq\",{\"seq\":%d}]"
            .formatted(RawJson.quote("store:" + http().store().store()), now()));
    assertThat(channel.settle()).noneMatch(frame -> frame.event().equals("phx_error"));
    assertThat(channel.push("status", "{}").ok()).isTrue();
  }

  private List<RawFrame> own(List<RawFrame> frames) {
    return events(frames).stream()
        .filter(event -> event.payload().getString("path").startsWith(at("")))
        .filter(event -> !event.payload().getString("path").equals(at("now")))
        .toList();
  }

  private static List<RawFrame> events(List<RawFrame> frames) {
    return frames.stream().filter(frame -> frame.event().equals("event")).toList();
  }
}
