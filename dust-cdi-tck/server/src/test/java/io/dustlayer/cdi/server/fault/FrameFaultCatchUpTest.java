package io.dustlayer.cdi.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.channel.ChannelClient;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens to the server in the middle of a catch-up. */
class FrameFaultCatchUpTest extends FrameFaultSetup {

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
}
