package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.fault.HttpFault;
import io.dustlayer.cdi.server.fault.RequestLine;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application answers when something goes wrong, here or in the store. */
@QuarkusTest
@WithTestResource(EmbeddedDust.class)
class ProblemsTest {

  @TestHTTPResource("/")
  URI base;

  @Inject ReadingList list;

  DustServer server;

  private Web web;

  @BeforeEach
  void connect() {
    web = new Web(base);
  }

  @AfterEach
  void heal() {
    server.faults().clear();
    list.all().forEach(link -> list.remove(link.slug()));
  }

  @Test
  void a_form_that_is_not_valid_says_everything_that_is_wrong() {
    Web.Answer refused =
        web.post(
            "/links",
            """
            {"title":" ","url":"javascript:alert(1)","note":"%s"}"""
                .formatted("n".repeat(2001)));

    assertProblem(refused, 422);
    assertThat(refused.json().getString("kind")).isEqualTo("VALIDATION");
    assertThat(refused.json().getBoolean("retryable")).isFalse();
    assertThat(properties(refused)).containsExactlyInAnyOrder("title", "url", "note");
    assertThat(message(refused, "url")).contains("http:// or https://");
    assertThat(web.get("/links").array()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"title\":null,\"url\":\"\"}"})
  void what_is_missing_is_named(String body) {
    Web.Answer refused = web.post("/links", body);

    assertProblem(refused, 422);
    assertThat(properties(refused)).contains("title", "url").doesNotContain("slug");
  }

  @Test
  void a_value_of_another_type_is_an_error_of_its_property() {
    Web.Answer refused =
        web.post(
            "/links",
            """
            {"title":{"of":"an object"},"url":"https://a.example","read":"perhaps"}""");

    assertProblem(refused, 422);
    assertThat(properties(refused)).contains("title", "read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "http://",
        "a.example"
      })
  void only_web_addresses_are_taken(String url) {
    Web.Answer refused = web.post("/links", Web.link("Title", url));

    assertProblem(refused, 422);
    assertThat(properties(refused)).containsExactly("url");
  }

  @Test
  void a_change_is_checked_like_a_new_link() {
    web.post("/links", Web.linkWithSlug("checked"));

    Web.Answer refused = web.put("/links/checked", "{\"title\":\"\",\"slug\":\"other\"}");

    assertProblem(refused, 422);
    assertThat(properties(refused)).contains("title", "url", "slug");
    assertThat(web.get("/links/checked").json().getString("title")).isEqualTo("Title of checked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "nonsense", "[]", "\"text\""})
  void a_body_that_is_not_a_json_object_is_a_bad_request(String body) {
    Web.Answer refused = web.post("/links", body);

    assertProblem(refused, 400);
    assertThat(refused.json().getString("detail")).contains("JSON object");
  }

  @Test
  void wrong_methods_media_types_and_places_are_problems_too() {
    assertProblem(web.patch("/links/a"), 405);
    assertProblem(web.post("/links", "text/plain", "title=a"), 415);
    assertProblem(web.get("/links/none"), 404);
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

    assertProblem(refused, 429);
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

    assertProblem(refused, answered);
    assertThat(refused.json().getString("kind")).isEqualTo(kind);
    assertThat(refused.json().getString("code")).startsWith("DUST");
  }

  @Test
  void a_write_whose_answer_is_lost_is_a_gateway_timeout() {
    server.faults().next(1, line -> !line.method().equals("HEAD"), new HttpFault.Close(true));

    Web.Answer unknown = web.post("/links", Web.linkWithSlug("lost"));

    assertProblem(unknown, 504);
    assertThat(unknown.json().getString("kind")).isEqualTo("TIMEOUT");
    assertThat(web.get("/links/lost").status()).isEqualTo(200);
  }

  private void assertProblem(Web.Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().getInt("status")).isEqualTo(status);
    assertThat(answer.json().getString("title")).isNotBlank();
    assertThat(answer.json().getString("detail")).isNotBlank();
    assertThat(answer.text()).doesNotContain(server.token());
  }

  private static List<String> properties(Web.Answer refused) {
    return refused.json().getJsonArray("violations").getValuesAs(JsonObject.class).stream()
        .map(violation -> violation.getString("property"))
        .distinct()
        .toList();
  }

  private static String message(Web.Answer refused, String property) {
    return refused.json().getJsonArray("violations").getValuesAs(JsonObject.class).stream()
        .filter(violation -> violation.getString("property").equals(property))
        .findFirst()
        .orElseThrow()
        .getString("message");
  }
}
