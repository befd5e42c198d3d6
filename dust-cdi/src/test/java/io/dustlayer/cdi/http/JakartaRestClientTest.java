package io.dustlayer.cdi.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.dustlayer.cdi.tls.SelfSigned;
import io.dustlayer.cdi.tls.TrustStore;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Open Liberty is used with where there is a trust store, by RESTEasy, which it brings. */
class JakartaRestClientTest {

  private static final String PATH = "/a%2Fb~1c";
  private static final byte[] BODY = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;
  private static SelfSigned certificate;
  private static SelfSigned misnamed;
  private static WireMockServer server;

  private final Token token = Token.of(HttpTransports.SECRET);

  @BeforeAll
  static void start() throws Exception {
    certificate = SelfSigned.in(folder, "server", "ip:127.0.0.1");
    misnamed = SelfSigned.in(folder, "misnamed", "dns:elsewhere.example");
    server = certificate.server();
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @AfterEach
  void forget() {
    server.resetAll();
  }

  @Test
  void only_the_client_of_open_liberty_does_not_take_trust_stores() {
    assertThat(
            RestClientKind.named(
                "org.jboss.resteasy.microprofile.client.ot.LibertyRestClientBuilderImpl"))
        .isEqualTo(RestClientKind.LIBERTY);
    assertThat(RestClientKind.LIBERTY.takesTrustStores()).isFalse();
    assertThat(
            RestClientKind.named("org.jboss.resteasy.microprofile.client.RestClientBuilderImpl")
                .takesTrustStores())
        .isTrue();
  }

  @Test
  void every_method_arrives_with_its_address_headers_and_body() throws Exception {
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));

    try (JakartaRestClient client = trusting(certificate.trusted().orElseThrow())) {
      client.get(target()).close();
      client.head(target()).close();
      client.put(target(), BODY).close();
      client.post(target(), BODY).close();
      client.delete(target()).close();
    }

    for (String method : new String[] {"GET", "HEAD", "DELETE"}) {
      server.verify(request(method).withoutHeader("Content-Type"));
    }
    for (String method : new String[] {"PUT", "POST"}) {
      server.verify(
          request(method)
              .withHeader("Content-Type", equalTo("application/json"))
              .withRequestBody(equalTo("{\"n\":1}")));
    }
  }

  private RequestPatternBuilder request(String method) {
    return requestedFor(method, urlEqualTo(PATH))
        .withHeader("Authorization", equalTo(token.authorization()))
        .withHeader("Accept", equalTo("application/json"))
        .withHeader("X-Request-Id", equalTo("request-1"))
        .withHeader("If-Match", equalTo("7"))
        .withoutHeader(Target.HEADER);
  }

  @Test
  void every_status_is_an_answer_and_redirects_are_not_followed() throws Exception {
    try (JakartaRestClient client = trusting(certificate.trusted().orElseThrow())) {
      for (int status : new int[] {302, 404, 409, 500}) {
        server.stubFor(
            any(anyUrl()).willReturn(status(status).withHeader("Location", "/b").withBody("why")));

        try (Response answer = client.get(target())) {
          assertThat(answer.getStatus()).isEqualTo(status);
          assertThat(answer.readEntity(byte[].class)).asString().isEqualTo("why");
        }
      }
    }
  }

  @Test
  void a_server_that_is_not_in_the_trust_store_gets_nothing() throws Exception {
    try (JakartaRestClient client = trusting(misnamed.trusted().orElseThrow())) {
      assertThatThrownBy(() -> client.get(target()))
          .isInstanceOf(ProcessingException.class)
          .satisfies(
              refused -> assertThat(ConnectionFailure.of(refused)).contains(ConnectionFailure.TLS));
    }

    assertThat(server.getAllServeEvents()).isEmpty();
  }

  private static String url() {
    return "https://127.0.0.1:" + server.httpsPort();
  }

  private static String target() {
    return new Target(
            URI.create(url() + PATH),
            Optional.of("request-1"),
            OptionalLong.of(7),
            Optional.empty())
        .render();
  }

  private JakartaRestClient trusting(TrustStore trusted) {
    HttpSettings settings =
        new HttpSettings(
            HttpTransports.STORE,
            URI.create(url()),
            token,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Optional.of(trusted));
    return JakartaRestClient.of(settings, trusted, RestClientKind.LIBERTY);
  }
}
