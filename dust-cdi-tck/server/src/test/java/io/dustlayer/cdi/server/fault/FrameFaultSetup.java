package io.dustlayer.cdi.server.fault;

import static io.dustlayer.cdi.server.fault.FrameLine.device;
import static io.dustlayer.cdi.server.fault.FrameLine.event;
import static io.dustlayer.cdi.server.fault.FrameLine.fromClient;
import static io.dustlayer.cdi.server.fault.FrameLine.storeSeq;
import static io.dustlayer.cdi.server.fault.FrameLine.toClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.channel.ChannelClient;
import io.dustlayer.cdi.server.channel.ChannelSettings;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** A server whose frames go wrong as the test says, and its clients. */
abstract class FrameFaultSetup {

  final DustServer server =
      DustServer.builder()
          .rateLimits(RateLimits.off())
          .channels(ChannelSettings.standard().withCatchUpPage(2))
          .start();
  final FrameFaults faults = server.faults().frames();
  final Api api = new Api(server);

  @AfterEach
  void close() {
    server.close();
  }

  ChannelClient joined(String device) {
    return ChannelClient.connect(server, device).joined(0);
  }

  static Predicate<FrameLine> eventTo(String device, long seq) {
    return toClient().and(device(device)).and(event("event")).and(storeSeq(seq));
  }

  static Predicate<FrameLine> writeFrom(String device) {
    return fromClient().and(device(device)).and(event("write"));
  }

  void put(int many) {
    for (int i = 1; i <= many; i++) {
      assertThat(api.put("k" + i, "" + i).status()).isEqualTo(200);
    }
  }

  static List<Integer> seqs(List<JsonArray> frames) {
    return frames.stream()
        .filter(frame -> frame.getString(3).equals("event"))
        .map(frame -> frame.getJsonObject(4).getInt("store_seq"))
        .toList();
  }

  static String write(String path) {
    return "{\"op\":\"set\",\"path\":\"%s\",\"value\":1,\"client_op_id\":\"%s\"}"
        .formatted(path, path);
  }
}
