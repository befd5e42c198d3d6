package io.dustlayer.cdi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DustServerTest {
  @TempDir Path folder;

  @Test
  void severalServersRunInOneJvmWithoutSharingAnything() {
    try (DustServer one = DustServer.builder().start();
        DustServer other = DustServer.builder().start()) {
      new Api(one).put("a", "1");
      assertThat(new Api(other).get("a").status()).isEqualTo(404);
      assertThat(new Api(other).as(one.token()).get("a").status()).isEqualTo(401);
      assertThat(one.port()).isNotEqualTo(other.port());
    }
  }

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    DustServerBuilder builder = DustServer.builder().data(folder).token("t");
    try (DustServer server = builder.start()) {
      new Api(server).put("a", "{\"b\":1.0}");
    }
    try (DustServer server = builder.start()) {
      assertThat(new Api(server).get("a").text())
          .isEqualTo("{\"path\":\"a\",\"revision\":1,\"type\":\"map\",\"value\":{\"b\":1.0}}");
      assertThat(new Api(server).put("c", "1").json().getInt("store_seq")).isEqualTo(2);
    }
  }

  @Test
  void aSecondServerOnTheSameFolderSaysThatItIsInUse() {
    try (DustServer first = DustServer.builder().data(folder).start()) {
      assertThat(first.store()).isEqualTo("acme/main");
      assertThatThrownBy(() -> DustServer.builder().data(folder).start())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by another Dust server");
    }
  }

  @Test
  void aDamagedStoreFileIsNamed() throws IOException {
    Path file = folder.resolve("acme/main.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is certainly not a database ".repeat(100));
    assertThatThrownBy(() -> DustServer.builder().data(folder).start())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("restore a good copy");
  }

  @Test
  void aFolderThatFailedToOpenCanBeOpenedOnceItIsRepaired() throws IOException {
    Path file = folder.resolve("acme/main.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is certainly not a database ".repeat(100));
    assertThatThrownBy(() -> DustServer.builder().data(folder).start())
        .isInstanceOf(ServerStartException.class);
    Files.delete(file);
    try (DustServer server = DustServer.builder().data(folder).start()) {
      assertThat(new Api(server).put("a", "1").status()).isEqualTo(200);
    }
  }

  @Test
  void aFolderThatIsAFileCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DustServer.builder().data(file).start())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aBusyPortIsNamedAndTheFolderIsFreeAgain() {
    try (DustServer first = DustServer.builder().start()) {
      assertThatThrownBy(() -> DustServer.builder().data(folder).port(first.port()).start())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("127.0.0.1:" + first.port());
    }
    try (DustServer second = DustServer.builder().data(folder).start()) {
      assertThat(new Api(second).put("a", "1").status()).isEqualTo(200);
    }
  }

  @Test
  void theTokenShowsInNeitherTheServerNorItsOwnText() {
    try (DustServer server = DustServer.builder().token("very-secret").start()) {
      assertThat(server.toString()).doesNotContain("very-secret");
      assertThat(AccessToken.fullAccess("very-secret", "acme").toString())
          .doesNotContain("very-secret");
    }
  }

  @Test
  void scopesAndStoresOfATokenAreEnforced() {
    AccessToken reader = AccessToken.fullAccess("r", "acme").withScopes(Scope.readOnly());
    AccessToken limited = AccessToken.fullAccess("l", "acme").onlyFor("acme/other");
    AccessToken foreign = AccessToken.fullAccess("f", "globex");
    AccessToken auditor =
        AccessToken.fullAccess("a", "acme").withScopes(EnumSet.of(Scope.AUDIT_READ));
    try (DustServer server =
        DustServer.builder()
            .store("acme/main")
            .token(reader)
            .token(limited)
            .token(foreign)
            .token(auditor)
            .start()) {
      Api api = new Api(server);
      assertThat(api.as("r").put("a", "1").status()).isEqualTo(403);
      assertThat(api.as("r").get("a").status()).isEqualTo(404);
      assertThat(api.as("l").get("a").status()).isEqualTo(403);
      assertThat(api.as("f").get("a").text()).isEqualTo("{\"error\":\"not_found\"}");
      assertThat(api.as("a").get("a").status()).isEqualTo(403);
      assertThat(api.as("a").send("GET", "/log", null).status()).isEqualTo(200);
    }
  }

  @Test
  void aRevokedTokenIsRefused() {
    try (DustServer server = DustServer.builder().start()) {
      server.tokens().revoke(server.token());
      assertThat(new Api(server).get("a").status()).isEqualTo(401);
    }
  }

  @Test
  void readsAndWritesAreLimitedApartAndAWindowLastsAMinute() {
    ManualClock clock = new ManualClock();
    try (DustServer server =
        DustServer.builder().rateLimits(new RateLimits(1, 2)).clock(clock).start()) {
      Api api = new Api(server);
      assertThat(api.put("a", "1").status()).isEqualTo(200);
      assertThat(api.post("/entries/batch", "{\"paths\":[]}").status()).isEqualTo(429);
      assertThat(api.get("a").status()).isEqualTo(200);
      clock.advance(java.time.Duration.ofMillis(59_100));
      assertThat(api.put("a", "1").headers()).containsEntry("retry-after", "0");
      clock.advance(java.time.Duration.ofMillis(900));
      assertThat(api.put("a", "1").status()).isEqualTo(200);
    }
  }

  @Test
  void concurrentWritersGetContiguousSeqs() {
    try (DustServer server =
        DustServer.builder().data(folder).rateLimits(RateLimits.off()).start()) {
      Api api = new Api(server);
      List<Integer> seqs =
          IntStream.range(0, 100)
              .parallel()
              .mapToObj(i -> api.put("k" + i, "1").json().getInt("store_seq"))
              .sorted()
              .toList();
      assertThat(seqs).containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    }
  }

  @Test
  void storesAreListedAndCreatedOverHttp() {
    try (DustServer server = DustServer.builder().store("acme/main").store("globex/x").start()) {
      Api api = new Api(server);
      assertThat(api.post("/api/stores", "{\"name\":\"second\"}").status()).isEqualTo(201);
      assertThat(api.post("/api/stores", "{\"name\":\"second\"}").status()).isEqualTo(422);
      assertThat(api.post("/api/stores", "{\"name\":\"Bad Name\"}").status()).isEqualTo(422);
      assertThat(api.send("GET", "/api/stores", null).json().getJsonArray("stores"))
          .extracting(store -> store.asJsonObject().getString("full_name"))
          .containsExactly("acme/main", "acme/second");
    }
  }

  @Test
  void anExportCanBeImportedElsewhere() {
    try (DustServer server = DustServer.builder().store("acme/main").store("acme/copy").start()) {
      Api api = new Api(server);
      api.put("a", "{\"b\":{\"c/d\":1},\"e\":[null]}");
      String lines = api.send("GET", "/export", null).text();
      Api copy = new Api(server.port(), "acme/copy", server.token());
      copy.send("POST", "/import", lines, "content-type", "application/x-ndjson");
      assertThat(copy.get("a").value()).isEqualTo(api.get("a").value());
    }
  }

  @Test
  void requestIdsBecomeClientOpIds() {
    try (DustServer server = DustServer.builder().start()) {
      Api api = new Api(server);
      assertThat(api.put("a", "1", "x-request-id", "short").headers().get("x-request-id"))
          .isNotEqualTo("short");
      String id = "an-id-of-at-least-twenty";
      assertThat(api.put("a", "1", "x-request-id", id).headers()).containsEntry("x-request-id", id);
    }
  }
}
