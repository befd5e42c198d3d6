package io.dustlayer.cdi.server.fault;

import static io.dustlayer.cdi.server.fault.FrameLine.fromClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.channel.ChannelClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Frames that come late, and what comes before or after them. */
class FrameFaultTimingTest extends FrameFaultSetup {

  private final ManualTimer timer = new ManualTimer();

  @Test
  void whatIsBehindADelayedFrameWaitsForIt() {
    faults.timer(timer);
    try (ChannelClient slow = joined("A");
        ChannelClient other = joined("B")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Delay(Duration.ofSeconds(30)));
      put(2);
      assertThat(seqs(other.settle())).containsExactly(1, 2);
      assertThat(slow.unheard()).isEmpty();
      assertThat(timer.delays()).containsExactly(Duration.ofSeconds(30));
      timer.pass();
      assertThat(seqs(slow.settle())).containsExactly(1, 2);
    }
  }

  @Test
  void aDelayPassesByItself() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Delay(Duration.ofMillis(1)));
      put(2);
      assertThat(seqs(client.settle())).containsExactly(1, 2);
    }
  }

  @Test
  void aStalledPushTakesEffectWhenItIsReleased() {
    try (ChannelClient client = joined("A");
        ChannelClient other = joined("B")) {
      FrameRule rule = faults.next(1, writeFrom("A"), new FrameFault.Stall());
      String first = client.push("write", write("a"));
      String second = client.push("write", write("b"));
      assertThat(other.set("c", "1").getJsonObject("response").getInt("store_seq")).isEqualTo(1);
      rule.release();
      assertThat(client.reply(first).getJsonObject("response").getInt("store_seq")).isEqualTo(2);
      assertThat(client.reply(second).getJsonObject("response").getInt("store_seq")).isEqualTo(3);
    }
  }

  @Test
  void manyFramesCanWaitBehindOne() {
    int many = 5_000;
    try (ChannelClient client = joined("A")) {
      FrameRule rule = faults.next(1, fromClient(), new FrameFault.Stall());
      for (int i = 0; i < many; i++) {
        client.push("ack_seq", "{\"seq\":0}");
      }
      rule.release();
      assertThat(client.settle()).hasSize(many);
    }
  }

  @Test
  void aHeldFrameIsOvertaken() {
    try (ChannelClient client = joined("A")) {
      FrameRule rule = faults.next(1, eventTo("A", 1), new FrameFault.Hold());
      put(3);
      assertThat(seqs(client.settle())).containsExactly(2, 3);
      rule.release();
      assertThat(seqs(client.settle())).containsExactly(1);
    }
  }

  @Test
  void aReorderedFrameComesBehindTheNext() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Reorder(2));
      put(4);
      assertThat(seqs(client.settle())).containsExactly(2, 3, 1, 4);
    }
  }

  @Test
  void aSlowConnectionTakesItsTimeForEveryByte() {
    faults.timer(timer);
    try (ChannelClient client = joined("A");
        ChannelClient other = joined("B")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Slow(1000));
      put(2);
      assertThat(seqs(other.settle())).containsExactly(1, 2);
      assertThat(client.unheard()).isEmpty();
      timer.pass();
      String first = client.hearText();
      assertThat(timer.delays().get(0)).isEqualTo(Duration.ofMillis(first.length()));
      timer.pass();
      assertThat(client.hear().getJsonObject(4).getInt("store_seq")).isEqualTo(2);
      assertThat(timer.delays()).hasSize(2);
    }
  }
}
