package io.dustlayer.cdi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.channel.ChannelClient;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Entry;
import io.dustlayer.cdi.server.store.StoreContent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAdminTest {
  @Test
  void compactionCanBeForcedFromOutside() {
    try (DustServer server = DustServer.builder().start()) {
      Api api = new Api(server);
      api.put("a", "1");
      api.put("a", "2");
      Api.Reply reply = api.post("/admin/stores/acme/main/compact", "{}");
      assertThat(reply.text()).isEqualTo("{\"snapshot_seq\":2}");
      assertThat(api.post("/admin/stores/acme/none/compact", "{}").status()).isEqualTo(404);
      assertThat(api.as("nobody").post("/admin/stores/acme/main/compact", "{}").status())
          .isEqualTo(401);
      Api.Reply diff = api.send("GET", "/diff?from_seq=1", null);
      assertThat(diff.status()).isEqualTo(409);
      assertThat(diff.text()).isEqualTo("{\"earliest_available\":2,\"error\":\"compacted\"}");
      assertThat(api.send("GET", "/diff?from_seq=2", null).status()).isEqualTo(200);
      assertThat(api.send("GET", "/log", null).text()).contains("\"total\":0");
      assertThat(api.put("b", "1").text()).contains("\"store_seq\":3");
    }
  }

  @Test
  void theLogIsCompactedByItselfAndEveryOpIsStillKnown() {
    try (DustServer server = DustServer.builder().compactAfter(2).keepEveryOp().start()) {
      Api api = new Api(server);
      for (int i = 1; i <= 5; i++) {
        api.put("k" + i, "" + i);
      }
      assertThat(api.send("GET", "/log", null).text()).contains("\"total\":1");
      StoreAudit audit = server.admin().audit();
      assertThat(audit.storeSeq()).isEqualTo(5);
      assertThat(audit.ops()).extracting(CommittedOp::storeSeq).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(audit.entries())
          .extracting(Entry::path)
          .containsExactly("k1", "k2", "k3", "k4", "k5");
    }
  }

  @Test
  void anArchivedStoreIsGoneFromHttp() {
    try (DustServer server = DustServer.builder().start()) {
      Api api = new Api(server);
      api.put("x", "1");
      server.admin().archive();
      assertThat(api.get("x").text()).isEqualTo("{\"error\":\"not_found\"}");
      assertThat(api.put("x", "2").status()).isEqualTo(404);
      assertThat(api.send("GET", "/api/stores", null).text()).contains("\"stores\":[]");
      assertThat(server.admin().storeSeq()).isEqualTo(1);
    }
  }

  @Test
  void aRestartedServerIsWhereItWasWithTheSameData(@TempDir Path folder) {
    try (DustServer memory = DustServer.builder().start();
        DustServer files = DustServer.builder().data(folder).start()) {
      restartKeepsAll(memory);
      restartKeepsAll(files);
    }
  }

  private static void restartKeepsAll(DustServer server) {
    Api api = new Api(server);
    api.put("a", "1");
    server.admin().compact();
    api.put("b", "2");
    StoreAdmin admin = server.admin();
    StoreAudit before = admin.audit();
    int port = server.port();
    try (ChannelClient client = ChannelClient.connect(server).joined(0)) {
      server.restart();
      assertThat(client.closeCode()).isEqualTo(1012);
    }
    assertThat(server.port()).isEqualTo(port);
    assertThat(admin.audit()).isEqualTo(before);
    assertThat(api.put("c", "3").text()).contains("\"store_seq\":3");
    try (ChannelClient client = ChannelClient.connect(server).joined(2)) {
      assertThat(client.set("d", "4").getString("status")).isEqualTo("ok");
    }
  }

  @Test
  void aCrashedServerSaysNothingAndComesBack() {
    try (DustServer server = DustServer.builder().start();
        ChannelClient client = ChannelClient.connect(server).joined(0)) {
      new Api(server).put("a", "1");
      server.crash();
      client.awaitCut();
      assertThatThrownBy(() -> new Api(server).get("a")).hasMessageContaining("refused");
      assertThat(server.admin().storeSeq()).isEqualTo(1);
      server.restart();
      assertThat(new Api(server).get("a").value()).isEqualTo("1");
    }
  }

  @Test
  void aStoppedServerSaysGoodbye() {
    try (DustServer server = DustServer.builder().start();
        ChannelClient client = ChannelClient.connect(server).joined(0)) {
      server.stop();
      server.stop();
      assertThat(client.closeCode()).isEqualTo(1012);
      server.restart();
      assertThat(new Api(server).put("a", "1").status()).isEqualTo(200);
    }
  }

  @Test
  void aClosedServerStaysClosed() {
    DustServer server = DustServer.builder().start();
    server.close();
    assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStoreCanBePutBackToABackup() {
    try (DustServer server = DustServer.builder().start()) {
      Api api = new Api(server);
      api.put("a", "1");
      StoreContent backup = server.admin().backup();
      api.put("a", "2");
      api.put("b", "2");
      server.admin().restore(backup);
      assertThat(api.get("a").value()).isEqualTo("1");
      assertThat(api.get("b").status()).isEqualTo(404);
      assertThat(server.admin().storeSeq()).isEqualTo(1);
      assertThat(api.put("c", "1").text()).contains("\"store_seq\":2");
    }
  }

  @Test
  void anUnknownStoreIsNamed() {
    try (DustServer server = DustServer.builder().start()) {
      assertThatThrownBy(() -> server.admin("acme/none"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("acme/none");
    }
  }

  @Test
  void storesAreLimitedAsByAPlan() {
    try (DustServer server = DustServer.builder().planLimits(new PlanLimits(1000, 2)).start()) {
      Api api = new Api(server);
      assertThat(api.post("/api/stores", "{\"name\":\"second\"}").status()).isEqualTo(201);
      Api.Reply third = api.post("/api/stores", "{\"name\":\"third\"}");
      assertThat(third.status()).isEqualTo(402);
      assertThat(third.text())
          .isEqualTo(
              "{\"current\":2,\"dimension\":\"stores\",\"error\":\"limit_exceeded\",\"limit\":2}");
    }
  }

  @Test
  void keysAreLimitedAsByAPlan() {
    try (DustServer server = DustServer.builder().planLimits(new PlanLimits(1, 1)).start();
        ChannelClient client = ChannelClient.connect(server).joined(0)) {
      assertThat(client.set("a", "1").getString("status")).isEqualTo("ok");
      assertThat(client.set("b", "1").toString())
          .isEqualTo(
              "{\"response\":{\"current\":1,\"dimension\":\"keys\",\"limit\":1,"
                  + "\"reason\":\"limit_exceeded\"},\"status\":\"error\"}");
      assertThat(new Api(server).put("b", "1").status()).isEqualTo(200);
    }
  }

  @Test
  void whoFollowsAStoreIsToldThatItsTimeIsOver() {
    try (DustServer server = DustServer.builder().start();
        ChannelClient client = ChannelClient.connect(server).joined(0)) {
      server.admin().expire();
      client.hearUntil("phx_close");
      assertThat(client.join(0).hear().getJsonObject(4).toString()).contains("unauthorized");
    }
  }

  @Test
  void whoIsAheadOfARestoredServerIsToldWhereItIs() {
    try (DustServer server = DustServer.builder().start()) {
      Api api = new Api(server);
      api.put("a", "1");
      StoreContent backup = server.admin().backup();
      api.put("a", "2");
      server.admin().restore(backup);
      server.restart();
      try (ChannelClient client = ChannelClient.connect(server).join(2)) {
        assertThat(client.hear().toString()).contains("\"store_seq\":1");
        assertThat(client.hear().toString()).contains("\"through_seq\":2");
      }
    }
  }

  @Test
  void aThresholdBelowOneIsRefused() {
    assertThatThrownBy(() -> DustServer.builder().compactAfter(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
