package io.dustlayer.cdi.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.raw.RawChannel;
import io.dustlayer.cdi.tck.raw.RawReply;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases over a channel, and writes that they guard. */
public class LeaseSuite extends ChannelSuite {

  private static final String LONG = ",\"ttl_ms\":60000,\"holder\":\"A\"";

  private RawChannel channel;

  /** For JUnit. */
  protected LeaseSuite() {
    super();
  }

  @BeforeEach
  void join() {
    channel = joined("holder");
  }

  @Test
  @Assertion(id = "DUST-LEASE-001", rule = Rule.T2)
  void a_lease_is_acquired_with_a_token_and_can_be_read() {
    RawReply lease = write(channel, "lease", "lock", LONG);
    assertThat(lease.ok()).as("%s", lease).isTrue();
    assertThat(token(lease)).isEqualTo(lease.storeSeq());
    assertThat(lease.response().getString("holder")).isEqualTo("A");

    JsonObject value = ok(http().get(at("lock"))).json().getJsonObject("value");
    assertThat(value.getString("_type")).isEqualTo("lease");
    assertThat(value.getString("holder")).isEqualTo("A");
    assertThat(value.getJsonNumber("token").longValueExact()).isEqualTo(token(lease));
    assertThat(value).containsKey("expires_at");
  }

  @Test
  @Assertion(id = "DUST-LEASE-002", rule = Rule.X1)
  void a_lease_that_is_held_cannot_be_acquired_even_by_its_holder() {
    assertThat(write(channel, "lease", "lock", LONG).ok()).isTrue();
    assertThat(write(channel, "lease", "lock", LONG).reason()).isEqualTo("held");
  }

  @Test
  @Assertion(id = "DUST-LEASE-003", rule = Rule.X1)
  void a_lease_over_another_value_is_refused() {
    written("lock", "1");
    assertThat(write(channel, "lease", "lock", LONG).reason()).isEqualTo("occupied");
    assertThat(ok(http().get(at("lock"))).json().getInt("value")).isEqualTo(1);
  }

  @Test
  @Assertion(id = "DUST-LEASE-004", rule = Rule.X1)
  void a_lease_is_renewed_by_its_token_only() {
    long token = token(write(channel, "lease", "lock", LONG));
    RawReply renewed = write(channel, "renew", "lock", ",\"ttl_ms\":60000,\"token\":" + token);
    assertThat(token(renewed)).isEqualTo(token);
    assertThat(
            write(channel, "renew", "lock", ",\"ttl_ms\":60000,\"token\":" + (token + 1)).reason())
        .isEqualTo("not_held");
  }

  @Test
  @Assertion(id = "DUST-LEASE-005", rule = Rule.T2)
  void a_lease_is_released_by_its_token_only() {
    long token = token(write(channel, "lease", "lock", LONG));
    RawReply wrong = write(channel, "release", "lock", ",\"token\":" + (token + 1));
    assertThat(wrong.response().getBoolean("released")).isFalse();
    ok(http().get(at("lock")));

    assertThat(write(channel, "release", "lock", ",\"token\":" + token).ok()).isTrue();
    refused(http().get(at("lock")), 404, "not_found");
    assertThat(write(channel, "lease", "lock", LONG).ok()).isTrue();
  }

  @Test
  @Assertion(id = "DUST-LEASE-006", rule = Rule.X1)
  void a_fenced_write_needs_the_lease_of_its_token() {
    long token = token(write(channel, "lease", "lock", LONG));
    assertThat(fenced("guarded", token).ok()).isTrue();
    assertThat(fenced("guarded", token + 1).reason()).isEqualTo("fenced");
    assertThat(write(channel, "release", "lock", ",\"token\":" + token).ok()).isTrue();
    assertThat(fenced("late", token).reason()).isEqualTo("fenced");
    refused(http().get(at("late")), 404, "not_found");
  }

  private RawReply fenced(String below, long token) {
    return write(
        channel,
        "set",
        below,
        ",\"value\":1,\"fence\":{\"key\":\"" + at("lock") + "\",\"token\":" + token + "}");
  }

  @Test
  @Assertion(id = "DUST-LEASE-007", rule = Rule.T2)
  void an_expired_lease_can_be_acquired() {
    long expired = token(write(channel, "lease", "lock", ",\"ttl_ms\":0,\"holder\":\"A\""));
    RawReply next = write(channel, "lease", "lock", LONG.replace("\"A\"", "\"B\""));
    assertThat(next.ok()).as("%s", next).isTrue();
    assertThat(token(next)).isGreaterThan(expired);
  }

  private static long token(RawReply reply) {
    assertThat(reply.ok()).as("%s", reply).isTrue();
    return reply.response().getJsonNumber("token").longValueExact();
  }
}
