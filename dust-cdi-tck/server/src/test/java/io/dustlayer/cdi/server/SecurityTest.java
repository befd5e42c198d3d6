package io.dustlayer.cdi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.TokenRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that others can reach must not allow, though it is not for production. */
@Timeout(60)
class SecurityTest {
  private static final String HEALTH = "GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n";

  @TempDir Path folder;

  @Test
  void itListensOnTheLoopbackAddressUnlessToldOtherwise() {
    try (DustServer server = DustServer.builder().start()) {
      assertThat(server.baseUrl().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void nothingIsSaidOfTheLoopbackAddress(String host) {
    assertThat(Exposure.warning(host, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void everyOtherAddressIsWarnedOf(String host) {
    assertThat(Exposure.warning(host, false).orElseThrow())
        .contains(host, "NOT FOR PRODUCTION", "can read them");
    assertThat(Exposure.warning(host, true).orElseThrow()).doesNotContain("can read them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "OPTIONS", "PUT"})
  void noAnswerAllowsScriptsOfOtherSitesToReadIt(String method) {
    try (DustServer server = DustServer.builder().start()) {
      Api.Reply reply =
          new Api(server)
              .send(
                  method,
                  "/entries/a",
                  "1",
                  "origin",
                  "https://evil.example",
                  "access-control-request-method",
                  "PUT");

      assertThat(reply.headers().keySet())
          .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secre", "secret1", "Secret", "secret\u0000", "terces"})
  void onlyTheWholeTokenIsAToken(String guess) {
    TokenRegistry registry = new TokenRegistry(InstantSource.system());
    registry.add(AccessToken.fullAccess("secret", "acme"));
    registry.add(AccessToken.fullAccess("other", "acme"));

    assertThat(registry.find(guess)).isEmpty();
    assertThat(registry.find("secret")).isPresent();
    assertThat(registry.find("other").orElseThrow().secret()).isEqualTo("other");
  }

  @Test
  void connectionsBeyondTheLimitWait() throws IOException {
    try (DustServer server = DustServer.builder().maxConnections(2).start();
        Socket first = connected(server);
        Socket second = connected(server)) {
      assertThat(answer(first)).startsWith("HTTP/1.1 200");
      assertThat(answer(second)).startsWith("HTTP/1.1 200");
      try (Socket third = connected(server)) {
        third.getOutputStream().write(HEALTH.getBytes(StandardCharsets.US_ASCII));
        third.setSoTimeout(300);
        assertThatThrownBy(() -> third.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        hangUp(first);
        third.setSoTimeout(30_000);
        assertThat(third.getInputStream().read()).isEqualTo('H');
      }
    }
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    try (DustServer server = DustServer.builder().start();
        Socket client = connected(server)) {
      OutputStream out = client.getOutputStream();
      out.write(
          ("PUT /api/stores/acme/main/entries/a HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer "
                  + server.token()
                  + "\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] part = new byte[1_000_000];

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  out.write(part);
                }
              })
          .isInstanceOf(IOException.class);
      assertThat(new Api(server).put("b", "1").status()).isEqualTo(200);
    }
  }

  @Test
  void whatWouldExhaustReadersIsNotTaken() {
    try (DustServer server = DustServer.builder().rateLimits(RateLimits.off()).start()) {
      Api api = new Api(server);
      for (String value :
          List.of(
              "[".repeat(501) + "]".repeat(501),
              "[".repeat(100_000),
              "1e999999999",
              "9".repeat(1001),
              "9".repeat(1_000_000))) {
        assertThat(api.put("a", value).status()).isEqualTo(400);
      }
      assertThat(api.put("a", "9".repeat(1000)).status()).isEqualTo(200);
      assertThat(api.put("a/" + "x".repeat(11_000), "1").status()).isEqualTo(414);
    }
  }

  @Test
  void noNameOfAStoreLeadsOutOfTheDataFolder() throws IOException {
    Path data = folder.resolve("inside/data");
    try (DustServer server = DustServer.builder().data(data).rateLimits(RateLimits.off()).start()) {
      Api api = new Api(server);
      for (String name :
          List.of(
              "../evil",
              "..",
              ".",
              "a/../../evil",
              "/etc/evil",
              "a\\\\b",
              "evil\\u0000",
              "C:evil",
              "%2e%2e",
              "evil.db",
              "Évil",
              "")) {
        String body = "{\"name\":\"" + name + "\"}";
        assertThat(api.send("POST", "/api/stores", body).status()).as(name).isEqualTo(422);
        assertThat(api.post("/clone", body).status()).as(name).isEqualTo(422);
      }
      assertThat(api.send("POST", "/api/stores", "{\"name\":\"good\"}").status()).isEqualTo(201);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> file.startsWith(data))
          .anyMatch(file -> file.endsWith("acme/good.db"))
          .noneMatch(file -> file.toString().contains("evil"));
    }
  }

  private static void hangUp(Socket client) throws IOException {
    client.close();
  }

  private static Socket connected(DustServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static String answer(Socket client) throws IOException {
    client.getOutputStream().write(HEALTH.getBytes(StandardCharsets.US_ASCII));
    byte[] begin = client.getInputStream().readNBytes(15);
    return new String(begin, StandardCharsets.US_ASCII);
  }
}
