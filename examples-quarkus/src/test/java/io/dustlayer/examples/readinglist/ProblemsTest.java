package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.fault.HttpFault;
import io.dustlayer.cdi.server.fault.RequestLine;
import io.dustlayer.examples.readinglist.everyhost.FormProblemTests;
import io.dustlayer.examples.readinglist.everyhost.Web;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the application answers when something goes wrong, here or in the store. */
@QuarkusTest
@WithTestResource(EmbeddedDust.class)
class ProblemsTest extends FormProblemTests {

  @TestHTTPResource("/")
  URI base;

  DustServer server;

  private Web web;

  @Override
  protected URI application() {
    return base;
  }

  @BeforeEach
  void connect() {
    web = new Web(base);
  }

  @AfterEach
  void heal() {
    server.faults().clear();
  }

  @Test
  void a_store_that_is_busy_passes_its_wait_on() {
    server
        .faults()
        .next(
            1,
            RequestLine.any(),
            new HttpFault.Answer(429, Map.of("Retry-After", "7"), "{\"error\":\"rate_limited\"}"));

    Web.Answer refused = web.get("/links");

    assertProblemOfStore(refused, 429);
    assertThat(refused.json().getString("kind")).isEqualTo("RATE_LIMITED");
    assertThat(refused.json().getBoolean("retryable")).isTrue();
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(7, 8);
  }

  @ParameterizedTest
  @CsvSource({
    "500, HTTP, 502",
    "401, UNAUTHORIZED, 502",
    "403, UNAUTHORIZED, 502",
    "412, CONFLICT, 409",
    "400, INVALID_PARAMS, 400",
  })
  void the_stores_failures_become_the_applications(int status, String kind, int answered) {
    server
        .faults()
        .next(
            1,
            RequestLine.method("GET"),
            new HttpFault.Answer(
                status,
                Map.of("Content-Type", "application/json"),
                "{\"error\":\"of_the_store\",\"current_revision\":3}"));

    Web.Answer refused = web.get("/links");

    assertProblemOfStore(refused, answered);
    assertThat(refused.json().getString("kind")).isEqualTo(kind);
    assertThat(refused.json().getString("code")).startsWith("DUST");
  }

  @Test
  void a_write_whose_answer_is_lost_is_a_gateway_timeout() {
    server.faults().next(1, line -> !line.method().equals("HEAD"), new HttpFault.Close(true));

    Web.Answer unknown = web.post("/links", Web.linkWithSlug("lost"));

    assertProblemOfStore(unknown, 504);
    assertThat(unknown.json().getString("kind")).isEqualTo("TIMEOUT");
    assertThat(web.get("/links/lost").status()).isEqualTo(200);
  }

  private void assertProblemOfStore(Web.Answer answer, int status) {
    assertProblem(answer, status);
    assertThat(answer.text()).doesNotContain(server.token());
  }
}
