package io.dustlayer.cdi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.tls.PrivateCa;
import io.dustlayer.cdi.server.tls.ServerCertificate;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsServerTest {
  private static final String PASSWORD = "of-the-trust-store";

  @TempDir static Path folder;
  private static PrivateCa authority;
  private static ServerCertificate certificate;

  @BeforeAll
  static void makeCertificates() {
    authority = PrivateCa.in(folder);
    certificate = authority.issue("127.0.0.1", "localhost");
  }

  @Test
  void theApiAndTheChannelsAreOnOnePortAndEncrypted() throws Exception {
    try (DustServer server = DustServer.builder().tls(certificate).start()) {
      assertThat(server.baseUrl()).hasScheme("https").hasPort(server.port());
      HttpClient client = trusting();

      assertThat(client.send(request(server), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(heartbeat(client, server)).contains("\"phx_reply\"");

      server.restart();
      assertThat(client.send(request(server), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nobodyTrustsAnAuthorityForTestsUnlessToldTo() {
    try (DustServer server = DustServer.builder().tls(certificate).start()) {
      assertThatThrownBy(
              () -> HttpClient.newHttpClient().send(request(server), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void aCertificateIsForItsNamesOnly() throws Exception {
    HttpClient client = trusting();
    try (DustServer elsewhere =
            DustServer.builder().tls(authority.issue("elsewhere.example")).start();
        DustServer nobody = DustServer.builder().tls(authority.selfSigned("127.0.0.1")).start()) {
      assertThatThrownBy(() -> client.send(request(elsewhere), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> client.send(request(nobody), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void anAuthorityOfATestsOwnIsAFileToTrust(@TempDir Path folder) {
    PrivateCa authority = PrivateCa.in(folder);
    DustServer server = DustServer.builder().tls(authority.issue("127.0.0.1", "localhost")).start();
    try (server) {
      assertThat(authority.pem()).content().startsWith("-----BEGIN CERTIFICATE-----\n");
    }
  }

  @Test
  void aKeyStoreIsReadFromItsFile() throws Exception {
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      certificate.keyStore().store(out, certificate.password().toCharArray());
    }

    ServerCertificate read = ServerCertificate.read(file.toFile(), certificate.password());

    assertThat(read.keyStore().size()).isEqualTo(1);
    assertThat(read.toString()).doesNotContain(certificate.password());
    assertThatThrownBy(() -> ServerCertificate.read(file.toFile(), "wrong-one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("server.p12")
        .hasMessageNotContaining("wrong-one");
    assertThatThrownBy(() -> ServerCertificate.read(folder.resolve("none").toFile(), PASSWORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }

  private static HttpClient trusting() throws Exception {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(
        KeyStore.getInstance(
            authority.trustStore("PKCS12", PASSWORD).toFile(), PASSWORD.toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpRequest request(DustServer server) {
    return HttpRequest.newBuilder(
            server.baseUrl().resolve("/api/stores/" + server.store() + "/entries"))
        .header("authorization", "Bearer " + server.token())
        .build();
  }

  private static String heartbeat(HttpClient client, DustServer server) throws Exception {
    URI url =
        URI.create(
            "wss://127.0.0.1:"
                + server.port()
                + "/ws/sync/websocket?device_id=d&capver=3&vsn=2.0.0&token="
                + server.token());
    CompletableFuture<String> reply = new CompletableFuture<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                url,
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence data, boolean last) {
                    reply.complete(data.toString());
                    return null;
                  }
                })
            .get(20, TimeUnit.SECONDS);
    socket.sendText("[null,\"1\",\"phoenix\",\"heartbeat\",{}]", true);
    String text = reply.get(20, TimeUnit.SECONDS);
    socket.abort();
    return text;
  }
}
