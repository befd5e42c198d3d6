package io.dustlayer.cdi.server.fault;

import static io.dustlayer.cdi.server.fault.FrameLine.op;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.channel.ChannelClient;
import org.junit.jupiter.api.Test;

/** Frames that never arrive, on a connection that goes on. */
class FrameFaultLossTest extends FrameFaultSetup {

  @Test
  void aDroppedFrameNeverArrives() {
    FrameRule rule = faults.next(1, eventTo("A", 2), new FrameFault.Drop());
    try (ChannelClient client = joined("A")) {
      put(3);
      assertThat(seqs(client.settle())).containsExactly(1, 3);
      assertThat(rule.hits()).isEqualTo(1);
      assertThat(faults.isQuiet()).isTrue();
    }
  }

  @Test
  void aDroppedPushHasNoEffectAndNoAnswer() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, writeFrom("A").and(op("set")), new FrameFault.Drop());
      client.push("write", write("a"));
      assertThat(client.settle()).isEmpty();
      assertThat(server.admin().storeSeq()).isZero();
      assertThat(client.set("b", "1").getString("status")).isEqualTo("ok");
    }
  }

  @Test
  void aLostAcknowledgementIsOfAWriteThatCommitted() {
    try (ChannelClient client = joined("A");
        ChannelClient other = joined("B")) {
      faults.next(1, writeFrom("A"), new FrameFault.LoseAck());
      client.push("write", write("a"));
      assertThat(client.settle()).isEmpty();
      assertThat(seqs(other.hearUntil("event"))).containsExactly(1);
      assertThat(client.set("b", "1").getJsonObject("response").getInt("store_seq")).isEqualTo(2);
      assertThat(seqs(other.hearUntil("event"))).containsExactly(2);
    }
    try (ChannelClient again = ChannelClient.connect(server, "A").join(0)) {
      assertThat(seqs(again.hearUntil("catch_up_complete"))).containsExactly(1, 2);
    }
  }
}
