package io.dustlayer.cdi.tck.raw;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kit's own client never takes a rate limit for an answer. */
class RateLimitTest {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private RawHttp http;

  @BeforeEach
  void start() {
    server.start();
    http = new RawHttp(new StoreAddress(server.baseUrl() + "/", "acme/main", "secret"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_request_over_the_limit_is_sent_again_a_second_later_than_told() {
    server.stubFor(
        any(anyUrl())
            .inScenario("limit")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
            .willSetStateTo("again"));
    server.stubFor(
        any(anyUrl())
            .inScenario("limit")
            .whenScenarioStateIs("again")
            .willReturn(okJson("{\"revision\":7,\"store_seq\":7}")));

    long start = System.nanoTime();
    assertThat(http.put("a", "1").revision()).isEqualTo(7);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void a_test_waits_for_the_next_window_if_this_one_does_not_suffice() {
    assertThat(awaited("20", "1000")).isLessThan(Duration.ofSeconds(1));
    assertThat(awaited("19", "1000")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void a_test_that_wants_more_than_the_server_ever_allows_does_not_wait_for_ever() {
    assertThat(awaited("9", "10")).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_server_without_limits_is_not_waited_for() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    long start = System.nanoTime();
    new RateBudget(http).await(20, 0);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  private Duration awaited(String remaining, String limit) {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson("{}")
                    .withHeader("X-RateLimit-Limit", limit)
                    .withHeader("X-RateLimit-Remaining", remaining)
                    .withHeader("X-RateLimit-Reset", "0")));
    // Starting the client takes time of its own.
    http.get("warm");
    long start = System.nanoTime();
    new RateBudget(http).await(20, 0);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void the_token_is_in_no_text() {
    assertThat(http.store().toString()).doesNotContain("secret").contains("acme/main");
  }
}
