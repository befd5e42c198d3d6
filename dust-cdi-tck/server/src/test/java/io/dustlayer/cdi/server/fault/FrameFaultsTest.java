package io.dustlayer.cdi.server.fault;

import static io.dustlayer.cdi.server.fault.FrameLine.device;
import static io.dustlayer.cdi.server.fault.FrameLine.event;
import static io.dustlayer.cdi.server.fault.FrameLine.fromClient;
import static io.dustlayer.cdi.server.fault.FrameLine.op;
import static io.dustlayer.cdi.server.fault.FrameLine.storeSeq;
import static io.dustlayer.cdi.server.fault.FrameLine.toClient;
import static io.dustlayer.cdi.server.fault.FrameLine.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.channel.ChannelClient;
import io.dustlayer.cdi.server.channel.ChannelSettings;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameFaultsTest {
  private final DustServer server =
      DustServer.builder()
          .rateLimits(RateLimits.off())
          .channels(ChannelSettings.standard().withCatchUpPage(2))
          .start();
  private final FrameFaults faults = server.faults().frames();
  private final Api api = new Api(server);
  private final ManualTimer timer = new ManualTimer();

  /** Time that passes only when it is told to. */
  private static final class ManualTimer implements FaultTimer {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final List<Duration> delays = new CopyOnWriteArrayList<>();

    @Override
    public void after(Duration delay, Runnable work) {
      delays.add(delay);
      waiting.add(work);
    }

    // A client hears a frame before the server is through with sending it and asks for the next.
    void pass() {
      try {
        Runnable next = waiting.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("what waits for time to pass").isNotNull();
        next.run();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    List<Duration> delays() {
      return List.copyOf(delays);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ChannelClient joined(String device) {
    return ChannelClient.connect(server, device).joined(0);
  }

  private static Predicate<FrameLine> eventTo(String device, long seq) {
    return toClient().and(device(device)).and(event("event")).and(storeSeq(seq));
  }

  private static Predicate<FrameLine> writeFrom(String device) {
    return fromClient().and(device(device)).and(event("write"));
  }

  private void put(int many) {
    for (int i = 1; i <= many; i++) {
      assertThat(api.put("k" + i, "" + i).status()).isEqualTo(200);
    }
  }

  private static List<Integer> seqs(List<JsonArray> frames) {
    return frames.stream()
        .filter(frame -> frame.getString(3).equals("event"))
        .map(frame -> frame.getJsonObject(4).getInt("store_seq"))
        .toList();
  }

  private static String write(String path) {
    return "{\"op\":\"set\",\"path\":\"%s\",\"value\":1,\"client_op_id\":\"%s\"}"
        .formatted(path, path);
  }

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
  void aDuplicateArrivesSeveralTimes() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Duplicate(3));
      put(2);
      assertThat(seqs(client.settle())).containsExactly(1, 1, 1, 2);
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

  @Test
  void anOversizedFrameSaysTheSame() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Oversize(9_000_000));
      put(2);
      String large = client.hearText();
      assertThat(large).hasSize(9_000_000).contains("\"store_seq\":1");
      assertThat(large.strip()).endsWith("]");
      assertThat(seqs(client.settle())).containsExactly(2);
    }
  }

  @Test
  void garbageArrivesInFrontOfAFrame() {
    try (ChannelClient client = joined("A")) {
      faults.next(1, eventTo("A", 1), new FrameFault.Garbage("}{"));
      put(1);
      assertThat(client.hearText()).isEqualTo("}{");
      assertThat(seqs(client.settle())).containsExactly(1);
      faults.next(1, writeFrom("A"), new FrameFault.Garbage("}{"));
      client.push("write", write("a"));
      assertThat(client.closeCode()).isEqualTo(1011);
    }
  }

  @Test
  void theLogCanBeCompactedBetweenThePagesOfACatchUp() {
    put(5);
    api.delete("k1");
    FrameFault compaction = new FrameFault.Run(() -> server.admin().compact());
    faults.next(1, eventTo("A", 2), compaction);
    try (ChannelClient client = ChannelClient.connect(server, "A").join(0)) {
      List<JsonArray> frames = client.hearUntil("catch_up_complete");
      assertThat(frames)
          .extracting(frame -> frame.getString(3))
          .containsExactly("phx_reply", "event", "event", "snapshot", "catch_up_complete");
      assertThat(frames.get(3).getJsonObject(4).getInt("snapshot_seq")).isEqualTo(6);
      assertThat(frames.get(3).getJsonObject(4).getJsonObject("entries").keySet())
          .containsExactly("k2", "k3", "k4", "k5");
      assertThat(frames.get(4).getJsonObject(4).getInt("through_seq")).isEqualTo(6);
    }
  }

  @Test
  void aServerCanRestartInMidCatchUp() {
    put(5);
    CompletableFuture<Void> restarted = new CompletableFuture<>();
    Runnable restart =
        () -> CompletableFuture.runAsync(server::restart).thenRun(() -> restarted.complete(null));
    faults.next(1, eventTo("A", 3), new FrameFault.Run(restart));
    try (ChannelClient client = ChannelClient.connect(server, "A").join(0)) {
      assertThat(client.closeCode()).isEqualTo(1012);
      restarted.orTimeout(20, TimeUnit.SECONDS).join();
    }
    try (ChannelClient again = ChannelClient.connect(server, "A").join(2)) {
      assertThat(seqs(again.hearUntil("catch_up_complete"))).containsExactly(3, 4, 5);
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

  @Test
  void someFramesGoWrongInTheSameWayWithTheSameSeed() {
    Predicate<FrameLine> all = line -> true;
    FrameLine line = new FrameLine(FrameLine.Direction.TO_CLIENT, "A", "t", "e", "", 0, "", "");
    List<Boolean> first = struck(0.5, 42, all, line);
    assertThat(first).isEqualTo(struck(0.5, 42, all, line)).contains(true, false);
    assertThat(struck(0, 1, all, line)).containsOnly(false);
    assertThat(struck(1, 1, all, line)).containsOnly(true);
  }

  private List<Boolean> struck(double p, long seed, Predicate<FrameLine> all, FrameLine line) {
    FrameRule rule = faults.sometimes(p, seed, all, new FrameFault.Drop());
    List<Boolean> struck = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      struck.add(faults.strike(line).isPresent());
    }
    rule.cancel();
    return struck;
  }

  @Test
  void aCancelledRuleHitsNothingMore() {
    FrameRule rule = faults.next(5, toClient().and(event("event")), new FrameFault.Drop());
    try (ChannelClient client = joined("A")) {
      put(1);
      assertThat(client.settle()).isEmpty();
      rule.cancel();
      put(1);
      assertThat(seqs(client.settle())).containsExactly(2);
      faults.next(5, topic("store:acme/main").and(event("event")), new FrameFault.Drop());
      put(1);
      assertThat(client.settle()).isEmpty();
      server.faults().clear();
      put(1);
      assertThat(seqs(client.settle())).containsExactly(4);
    }
  }

  @Test
  void nonsenseIsRefused() {
    Predicate<FrameLine> all = line -> true;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.next(0, all, new FrameFault.Drop()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.sometimes(1.5, 0, all, new FrameFault.Drop()));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameFault.Duplicate(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameFault.Reorder(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameFault.Slow(0));
  }
}
