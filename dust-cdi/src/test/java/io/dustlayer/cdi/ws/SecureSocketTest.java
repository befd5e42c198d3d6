package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.tls.SelfSigned;
import io.dustlayer.cdi.tls.TrustStore;
import jakarta.websocket.ClientEndpointConfig;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tyrus and servers whose certificates no public authority signed. */
@Timeout(60)
class SecureSocketTest {

  private static final String UNDERTOW = "io.undertow.websocket.SSL_CONTEXT";

  @TempDir static Path folder;
  private static SelfSigned certificate;
  private static SelfSigned misnamed;

  private final Heard heard = new Heard();

  @BeforeAll
  static void make() throws Exception {
    certificate = SelfSigned.in(folder, "server", "ip:127.0.0.1");
    misnamed = SelfSigned.in(folder, "misnamed", "dns:elsewhere.example");
  }

  @Test
  void a_server_in_the_trust_store_is_connected_to() throws Exception {
    try (FrameServer server = server(certificate);
        WebSocketFactory factory = factory(server, certificate.trusted())) {
      factory.open(Format.JSON, heard);

      heard.expectOpened();
    }
  }

  @Test
  void without_a_trust_store_the_setting_is_named() throws Exception {
    assertThat(refused(certificate, Optional.empty()))
        .contains("the server's certificate is not trusted")
        .contains("set dust.tls.trust-store (DUST_TLS_TRUST_STORE)");
  }

  @Test
  void a_server_that_only_itself_vouches_for_is_refused() throws Exception {
    assertThat(refused(certificate, misnamed.trusted()))
        .contains("the server's certificate is not trusted");
  }

  @Test
  void a_trusted_server_of_another_name_is_refused() throws Exception {
    assertThat(refused(misnamed, misnamed.trusted()))
        .contains("the server's certificate is not for this host")
        .contains("dust.base-url (DUST_BASE_URL)");
  }

  @Test
  void undertow_is_told_in_its_own_way_also_without_a_trust_store() throws Exception {
    Optional<TrustStore> trusted = certificate.trusted();

    assertThat(config("https://h", Optional.empty()).getUserProperties()).containsKey(UNDERTOW);
    assertThat(config("https://h", Optional.empty()).getSSLContext()).isNull();
    ClientEndpointConfig trusting = config("HTTPS://h", trusted);
    assertThat(engineOf(trusting.getUserProperties().get(UNDERTOW)))
        .isInstanceOf(UndertowEngine.class);
    assertThat(engineOf(trusting.getSSLContext())).isNotInstanceOf(UndertowEngine.class);
    assertThat(config("http://h", Optional.empty()).getUserProperties()).isEmpty();
  }

  private static SSLEngine engineOf(Object context) {
    return ((SSLContext) context).createSSLEngine("h", 443);
  }

  private static ClientEndpointConfig config(String url, Optional<TrustStore> trusted) {
    return SocketTls.of(new WebSocketSettings(URI.create(url), "secret", "dev", 1_000_000, trusted))
        .config(failure -> {});
  }

  private String refused(SelfSigned shown, Optional<TrustStore> trusted) throws Exception {
    try (FrameServer server = server(shown);
        WebSocketFactory factory = factory(server, trusted)) {
      factory.open(Format.JSON, heard);

      CloseCause cause = heard.nextClose();
      assertThat(cause.kind()).isEqualTo(CloseCause.Kind.LOST);
      return cause.detail();
    }
  }

  private static FrameServer server(SelfSigned shown) throws Exception {
    return new FrameServer(
        shown
            .serverContext()
            .getServerSocketFactory()
            .createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
        peer -> {
          peer.accept();
          peer.receive();
        });
  }

  private static WebSocketFactory factory(FrameServer server, Optional<TrustStore> trusted) {
    URI url = URI.create(server.url().toString().replace("http:", "https:"));
    return new WebSocketFactory(
        "acme/main", new WebSocketSettings(url, "secret", "test-device", 1_000_000, trusted));
  }
}
