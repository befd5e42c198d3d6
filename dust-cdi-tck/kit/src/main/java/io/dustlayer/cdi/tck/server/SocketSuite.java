package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawChannel;
import io.dustlayer.cdi.tck.raw.RawReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting to the channels, and keeping the connection. */
public class SocketSuite extends ChannelSuite {

  /** For JUnit. */
  protected SocketSuite() {
    super();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=not-a-token&device_id=d&capver=3&vsn=2.0.0",
        "device_id=d&capver=3&vsn=2.0.0",
        "token={token}&capver=3&vsn=2.0.0",
        "token={token}&device_id=d&capver=2&vsn=2.0.0",
      })
  @Assertion(id = "DUST-SOCKET-001", rule = Rule.T2)
  void a_connection_that_lacks_something_is_refused(String query) {
    String given = query.replace("{token}", http().store().token());
    assertThat(RawChannel.refusal(http().store(), given)).isEqualTo(403);
  }

  @Test
  @Assertion(id = "DUST-SOCKET-002", rule = Rule.T2)
  void a_heartbeat_is_answered_before_and_after_a_join() {
    RawChannel channel = connected("heart");
    assertThat(channel.settle()).isEmpty();
    channel.joined(now());
    channel.settle();
  }

  @Test
  @Assertion(id = "DUST-SOCKET-003", rule = Rule.T2)
  void the_status_has_the_current_sequence_number() {
    RawChannel channel = joined("status");
    long before = now();
    RawReply status = channel.push("status", "{}");
    assertThat(status.ok()).as("%s", status).isTrue();
    assertThat(status.response().getJsonNumber("current_seq").longValueExact())
        .isGreaterThanOrEqualTo(before);
  }

  @Test
  @Assertion(id = "DUST-SOCKET-004", rule = Rule.T2)
  void a_push_with_another_join_ref_is_not_answered_and_does_no_harm() {
    RawChannel channel = joined("stale");
    channel.pushAs("no-join", "status", "{}");
    assertThat(channel.settle()).noneMatch(frame -> frame.event().equals("phx_reply"));
    assertThat(channel.push("status", "{}").ok()).isTrue();
  }

  @Test
  @Assertion(id = "DUST-SOCKET-005", rule = Rule.T2)
  void a_frame_that_is_none_ends_the_connection() {
    RawChannel channel = connected("broken");
    channel.send("{\"not\":\"a frame\"}");
    assertThat(channel.closeCode()).isPositive();
  }

  @Test
  @Assertion(id = "DUST-SOCKET-006", rule = Rule.T2)
  void a_channel_that_was_left_can_be_joined_again() {
    RawChannel channel = joined("leaver");
    assertThat(channel.push("phx_leave", "{}").ok()).isTrue();
    RawReply left = channel.push("status", "{}");
    assertThat(left.ok()).isFalse();
    assertThat(left.reason()).isEqualTo("unmatched topic");
    channel.joined(now());
    assertThat(channel.push("status", "{}").ok()).isTrue();
  }
}
