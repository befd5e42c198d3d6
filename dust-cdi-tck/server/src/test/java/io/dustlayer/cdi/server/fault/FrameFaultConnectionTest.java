package io.dustlayer.cdi.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.channel.ChannelClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections that are cut, half open or not made. */
class FrameFaultConnectionTest extends FrameFaultSetup {

  @Test
  void aConnectionThatIsCutBeforeAPushLosesIt() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, writeFrom("A"), new FrameFault.Cut(false));
      client.push("write", write("a"));
      client.awaitCut();
      assertThat(server.admin().storeSeq()).isZero();
    }
  }

  @Test
  void aConnectionThatIsCutAfterAPushLosesOnlyTheAnswer() {
    try (ChannelClient client = joined("A");
        ChannelClient other = joined("B")) {
      faults.next(1, writeFrom("A"), new FrameFault.Cut(true));
      client.push("write", write("a"));
      client.awaitCut();
      assertThat(client.unheard()).isEmpty();
      assertThat(seqs(other.hearUntil("event"))).containsExactly(1);
    }
  }

  @Test
  void aConnectionIsCutBeforeOrAfterAFrameToTheClient() {
    try (ChannelClient before = joined("A");
        ChannelClient after = joined("B")) {
      faults.next(1, eventTo("A", 2), new FrameFault.Cut(false));
      faults.next(1, eventTo("B", 2), new FrameFault.Cut(true));
      put(3);
      assertThat(seqs(List.of(before.hear()))).containsExactly(1);
      assertThat(seqs(List.of(after.hear(), after.hear()))).containsExactly(1, 2);
      before.awaitCut();
      after.awaitCut();
      assertThat(before.unheard()).isEmpty();
      assertThat(after.unheard()).isEmpty();
    }
  }

  @Test
  void onAHalfOpenConnectionNothingArrivesAndNobodyIsTold() {
    try (ChannelClient client = joined("A");
        ChannelClient other = joined("B")) {
      faults.next(1, eventTo("A", 1), new FrameFault.HalfOpen());
      put(1);
      assertThat(seqs(other.settle())).containsExactly(1);
      client.push("write", write("a"));
      client.push("ack_seq", "{\"seq\":0}");
      other.set("b", "1");
      assertThat(server.admin().storeSeq()).isEqualTo(2);
      assertThat(client.unheard()).isEmpty();
      server.stop();
      assertThat(other.closeCode()).isEqualTo(1012);
      client.awaitCut();
    }
  }

  @Test
  void aConnectionCanBeRefused() {
    server.faults().next(1, RequestLine.upgrade("A"), new HttpFault.Answer(503, Map.of(), ""));
    try (ChannelClient other = joined("B")) {
      assertThat(other.unheard()).isEmpty();
    }
    assertThat(CompletableFuture.supplyAsync(() -> joined("A")))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("WebSocketHandshakeException");
    try (ChannelClient again = joined("A")) {
      assertThat(again.unheard()).isEmpty();
    }
  }

  @Test
  void aConnectionCanHangUntilItIsReleased() {
    FaultRule rule = server.faults().next(1, RequestLine.upgrade(), new HttpFault.Hang());
    CompletableFuture<ChannelClient> waiting = CompletableFuture.supplyAsync(() -> joined("A"));
    while (rule.remaining() > 0) {
      Thread.onSpinWait();
    }
    try (ChannelClient other = joined("B")) {
      assertThat(waiting).isNotDone();
      assertThat(other.unheard()).isEmpty();
    }
    rule.release();
    try (ChannelClient client = waiting.orTimeout(20, TimeUnit.SECONDS).join()) {
      assertThat(client.set("a", "1").getString("status")).isEqualTo("ok");
    } catch (CompletionException refused) {
      throw new AssertionError("the connection was not let in", refused);
    }
  }
}
