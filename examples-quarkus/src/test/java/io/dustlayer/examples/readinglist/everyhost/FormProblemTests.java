package io.dustlayer.examples.readinglist.everyhost;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application answers to what is wrong with a request. */
public abstract class FormProblemTests {

  private Web web;

  /** Where the application is. */
  protected abstract URI application();

  @BeforeEach
  void empty() {
    web = new Web(application());
    web.empty();
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

  protected static void assertProblem(Web.Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().getInt("status")).isEqualTo(status);
    assertThat(answer.json().getString("title")).isNotBlank();
    assertThat(answer.json().getString("detail")).isNotBlank();
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
