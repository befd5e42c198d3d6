package io.dustlayer.cdi.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeMessagesTest {
  private static final int ENTRIES = 90_000;

  @Test
  void aSnapshotOfMoreThan8MbIsOneFrameAndArrives() throws IOException {
    try (DustServer server = DustServer.builder().start();
        RawSocket socket = new RawSocket(server, "X-Extra: none");
        ChannelClient ordinary = ChannelClient.connect(server)) {
      Api api = new Api(server);
      assertThat(api.put("one", object(0, ENTRIES / 2)).status()).isEqualTo(200);
      assertThat(api.put("two", object(ENTRIES / 2, ENTRIES)).status()).isEqualTo(200);
      server.admin().compact();
      socket.send("[\"1\",\"1\",\"store:acme/main\",\"phx_join\",{\"last_store_seq\":0}]");
      assertThat(socket.whole()).contains("phx_reply");
      String snapshot = socket.whole();
      assertThat(snapshot.length()).isGreaterThan(8_000_000);
      JsonArray frame = ChannelClient.parse(snapshot);
      assertThat(frame.getString(3)).isEqualTo("snapshot");
      assertThat(frame.getJsonObject(4).getJsonObject("entries")).hasSize(ENTRIES);
      assertThat(socket.whole()).contains("catch_up_complete");
      ordinary.join(0).hear();
      assertThat(ordinary.hearText()).isEqualTo(snapshot);
    }
  }

  @Test
  void compressionIsNotNegotiated() throws IOException {
    try (DustServer server = DustServer.builder().start();
        RawSocket socket = new RawSocket(server, "Sec-WebSocket-Extensions: permessage-deflate")) {
      assertThat(socket.head()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("deflate");
      socket.send("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
      assertThat(socket.whole()).contains("\"status\":\"ok\"");
    }
  }

  private static String object(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "\"key-%05d\":\"%s-%d\"".formatted(i, "x".repeat(50), i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void aMessageOfMoreThan8MbIsClosedWith1009() {
    try (DustServer server = DustServer.builder().start();
        ChannelClient client = ChannelClient.connect(server)) {
      client.joined(0);
      client.sendBroken("x".repeat(8_000_001));
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }
}
