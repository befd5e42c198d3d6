package io.dustlayer.cdi.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.tls.SelfSigned;
import io.dustlayer.cdi.tls.TrustStore;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RESTEasy and servers whose certificates no public authority signed. */
class TlsTest {

  private static final DustPath PATH = DustPath.of("links", "dust");

  @TempDir static Path folder;
  private static SelfSigned certificate;
  private static SelfSigned misnamed;
  private static WireMockServer server;
  private static WireMockServer misnamedServer;

  @BeforeAll
  static void start() throws Exception {
    certificate = SelfSigned.in(folder, "server", "ip:127.0.0.1");
    misnamed = SelfSigned.in(folder, "misnamed", "dns:elsewhere.example");
    server = start(certificate);
    misnamedServer = start(misnamed);
  }

  private static WireMockServer start(SelfSigned certificate) {
    WireMockServer server = certificate.server();
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"revision\":1,\"store_seq\":1}")));
    return server;
  }

  @AfterAll
  static void stop() {
    server.stop();
    misnamedServer.stop();
  }

  @AfterEach
  void forget() {
    server.resetRequests();
    misnamedServer.resetRequests();
  }

  @Test
  void a_server_in_the_trust_store_gets_the_request() throws Exception {
    try (HttpTransport transport = to(server, certificate.trusted())) {
      transport.put(PATH, JsonValue.TRUE, OptionalLong.empty());
    }

    assertThat(server.getAllServeEvents()).hasSize(1);
  }

  @Test
  void without_a_trust_store_nothing_is_sent_and_the_setting_is_named() {
    DustException failure = refused(server, Optional.empty());

    assertThat(failure)
        .hasMessageContaining("the server's certificate is not trusted")
        .hasMessageContaining("set dust.tls.trust-store (DUST_TLS_TRUST_STORE)");
  }

  // RESTEasy would trust it if it got the certificates as a key store.
  @Test
  void a_server_that_only_itself_vouches_for_is_refused() throws Exception {
    assertThat(refused(server, misnamed.trusted()))
        .hasMessageContaining("the server's certificate is not trusted");
  }

  @Test
  void a_trusted_server_of_another_name_is_refused() throws Exception {
    assertThat(refused(misnamedServer, misnamed.trusted()))
        .hasMessageContaining("the server's certificate is not for this host");
  }

  private static DustException refused(WireMockServer server, Optional<TrustStore> trusted) {
    try (HttpTransport transport = to(server, trusted)) {
      DustException failure =
          catchThrowableOfType(
              DustException.class, () -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()));
      assertThat(failure).as("nothing was refused").isNotNull();
      assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
      assertThat(failure.code()).isEqualTo(ErrorCase.TLS_FAILED.code());
      assertThat(server.getAllServeEvents()).isEmpty();
      return failure;
    }
  }

  private static HttpTransport to(WireMockServer server, Optional<TrustStore> trusted) {
    return new HttpTransport(
        new HttpSettings(
            HttpTransports.STORE,
            URI.create("https://127.0.0.1:" + server.httpsPort()),
            Token.of(HttpTransports.SECRET),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            trusted));
  }
}
