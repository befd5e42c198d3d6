package io.dustlayer.cdi.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.Api;
import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.WireClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
  private final DustServer server = DustServer.builder().token("tok").start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=bad&device_id=d&capver=3&vsn=2.0.0",
        "device_id=d&capver=3&vsn=2.0.0",
        "token=tok&capver=3&vsn=2.0.0",
        "token=tok&device_id=d&capver=2&vsn=2.0.0",
        "token=tok&device_id=d&capver=abc&vsn=2.0.0",
        "token=tok&device_id=d&vsn=2.0.0",
        "token=tok&device_id=d&capver=3",
        "token=tok&device_id=d&capver=3&vsn=1.0.0"
      })
  void anUpgradeThatLacksSomethingIsRefusedWith403AndNoBody(String query) throws IOException {
    WireClient.Answer answer = upgrade(query, Map.of());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anUpgradeOfAForeignOriginIsRefused() throws IOException {
    String query = "token=tok&device_id=d&capver=3&vsn=2.0.0";
    assertThat(upgrade(query, Map.of("origin", "https://evil.example")).status()).isEqualTo(403);
    assertThat(upgrade(query, Map.of("origin", "http://localhost:5173")).status()).isEqualTo(101);
  }

  private WireClient.Answer upgrade(String query, Map<String, String> more) throws IOException {
    Map<String, String> headers = new java.util.HashMap<>(more);
    headers.put("upgrade", "websocket");
    headers.put("connection", "Upgrade");
    headers.put("sec-websocket-version", "13");
    headers.put("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    try (WireClient client = new WireClient(server.port())) {
      return client.send("GET", "/ws/sync/websocket?" + query, headers, null);
    }
  }

  @Test
  void aPlainRequestForTheChannelsPathIsNoUpgrade() throws IOException {
    try (WireClient client = new WireClient(server.port())) {
      String path = "/ws/sync/websocket?token=tok&device_id=d&capver=3&vsn=2.0.0";
      assertThat(client.send("GET", path, Map.of(), null).status()).isEqualTo(400);
    }
  }

  @Test
  void deviceIdsAreDecodedOnce() {
    try (ChannelClient client = ChannelClient.connect(server, "%C3%A9%2520%2F")) {
      client.joined(0).push("write", "{\"op\":\"set\",\"path\":\"a\",\"client_op_id\":\"1\"}");
      assertThat(client.hear().getJsonObject(4).getString("device_id")).isEqualTo("é%20/");
    }
  }

  @Test
  void heartbeatsAndPingsAreAnsweredBeforeAnyJoin() {
    try (ChannelClient client = ChannelClient.connect(server)) {
      client.send("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
      assertThat(client.hearText())
          .isEqualTo("[null,\"1\",\"phoenix\",\"phx_reply\",{\"response\":{},\"status\":\"ok\"}]");
      client.ping();
    }
  }

  @Test
  void aJoinIsAnsweredWithPermissionsAndFollowedByTheCatchUp() {
    Api api = new Api(server);
    api.put("a/b", "1");
    api.put("c", "{\"x\":1}");
    try (ChannelClient client = ChannelClient.connect(server)) {
      assertThat(client.join(0).hear().getJsonObject(4).toString())
          .contains("\"store_seq\":2", "\"permissions\":{\"read\":true,\"write\":true}");
      assertThat(client.hearText())
          .startsWith("[\"1\",null,\"store:acme/main\",\"event\",")
          .contains("\"store_seq\":1,", "\"path_segments\":[\"a\",\"b\"]");
      assertThat(client.hearText()).contains("\"store_seq\":2,\"value\":{\"x\":1}");
      assertThat(client.hearText())
          .isEqualTo("[\"1\",null,\"store:acme/main\",\"catch_up_complete\",{\"through_seq\":2}]");
    }
  }

  @Test
  void theEchoOfAWriteComesBeforeItsReply() {
    try (ChannelClient client = ChannelClient.connect(server, "dev_A")) {
      client
          .joined(0)
          .push("write", "{\"op\":\"set\",\"path\":\"a\",\"value\":1,\"client_op_id\":\"c\"}");
      assertThat(client.hearText())
          .isEqualTo(
              "[null,null,\"store:acme/main\",\"event\",{\"client_op_id\":\"c\","
                  + "\"device_id\":\"dev_A\",\"op\":\"set\",\"path\":\"a\","
                  + "\"path_segments\":[\"a\"],\"store_seq\":1,\"value\":1}]");
      assertThat(client.hearText())
          .isEqualTo(
              "[\"1\",\"2\",\"store:acme/main\",\"phx_reply\","
                  + "{\"response\":{\"store_seq\":1},\"status\":\"ok\"}]");
    }
  }

  @Test
  void whatIsWrittenOverHttpReachesEveryJoinedSocket() {
    Api api = new Api(server);
    try (ChannelClient one = ChannelClient.connect(server).joined(0);
        ChannelClient other = ChannelClient.connect(server).joined(0)) {
      api.put("a", "1");
      api.post(
          "/entries/batch_write",
          "{\"ops\":[{\"op\":\"set\",\"path\":\"b\",\"value\":2},"
              + "{\"op\":\"delete\",\"path\":\"a\"}]}");
      for (ChannelClient client : List.of(one, other)) {
        for (int seq = 1; seq <= 3; seq++) {
          assertThat(client.hear().getJsonObject(4).getInt("store_seq")).isEqualTo(seq);
        }
      }
    }
  }

  @Test
  void conditionsThatDoNotHoldAreConflicts() {
    try (ChannelClient client = ChannelClient.connect(server).joined(0)) {
      client.set("a", "1");
      String own =
          client.push(
              "write",
              "{\"op\":\"set\",\"path\":\"a\",\"value\":2,\"if_match\":9,\"client_op_id\":\"c\"}");
      assertThat(client.reply(own).toString())
          .isEqualTo(
              "{\"response\":{\"current_revision\":1,\"reason\":\"conflict\"},"
                  + "\"status\":\"error\"}");
    }
  }

  @Test
  void aPushWithAnotherJoinRefIsNeverAnswered() {
    try (ChannelClient client = ChannelClient.connect(server).joined(0)) {
      client.send("[\"77\",\"9\",\"store:acme/main\",\"status\",{}]");
      client.send("[null,\"10\",\"store:acme/main\",\"ack_seq\",{\"seq\":1}]");
      assertThat(client.settle()).isEmpty();
    }
  }

  @Test
  void afterLeavingTheTopicIsUnmatched() {
    try (ChannelClient client = ChannelClient.connect(server).joined(0)) {
      client.push("phx_leave", "{}");
      assertThat(client.hear().getString(3)).isEqualTo("phx_reply");
      assertThat(client.hear().getString(3)).isEqualTo("phx_close");
      client.push("status", "{}");
      assertThat(client.hearText())
          .isEqualTo(
              "[null,\"3\",\"store:acme/main\",\"phx_reply\","
                  + "{\"response\":{\"reason\":\"unmatched topic\"},\"status\":\"error\"}]");
    }
  }

  @Test
  void anUnknownEventCrashesTheChannelWhichCanBeJoinedAgain() {
    try (ChannelClient client = ChannelClient.connect(server).joined(0)) {
      client.push("bogus", "{}");
      assertThat(client.hearText()).isEqualTo("[\"1\",\"1\",\"store:acme/main\",\"phx_error\",{}]");
      assertThat(client.join(0).hear().getJsonObject(4).getString("status")).isEqualTo("ok");
    }
  }

  @Test
  void anUndecodableFrameClosesTheSocketWith1011() {
    try (ChannelClient client = ChannelClient.connect(server)) {
      client.send("{\"not\":\"an array\"}");
      assertThat(client.closeCode()).isEqualTo(1011);
    }
  }

  @Test
  void aStoppingServerClosesWith1012() {
    try (ChannelClient client = ChannelClient.connect(server).joined(0)) {
      server.close();
      assertThat(client.closeCode()).isEqualTo(1012);
    }
  }
}
