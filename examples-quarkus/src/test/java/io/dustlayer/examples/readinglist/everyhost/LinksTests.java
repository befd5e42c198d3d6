package io.dustlayer.examples.readinglist.everyhost;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can do with the list over HTTP. */
public abstract class LinksTests {

  private URI base;
  private Web web;

  /** Where the application is. */
  protected abstract URI application();

  @BeforeEach
  void empty() {
    base = application();
    web = new Web(base);
    web.empty();
  }

  @Test
  void a_link_is_created_shown_listed_changed_and_deleted() {
    Web.Answer created =
        web.post(
            "/links",
            """
            {"slug":"dust","title":"Dust","url":"https://dustlayer.io","note":"stores"}""");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(base.resolve("/links/dust").toString());
    assertThat(created.json().getString("title")).isEqualTo("Dust");
    assertThat(Instant.parse(created.json().getString("added"))).isBeforeOrEqualTo(Instant.now());

    assertThat(web.get("/links/dust").json()).isEqualTo(created.json());
    assertThat(web.get("/links").array()).containsExactly(created.json());

    Web.Answer changed =
        web.put(
            "/links/dust",
            """
            {"slug":"dust","title":"Dust!","url":"https://dustlayer.io/docs","read":true}""");
    assertThat(changed.status()).isEqualTo(200);
    JsonObject expected =
        Json.createObjectBuilder(created.json())
            .add("title", "Dust!")
            .add("url", "https://dustlayer.io/docs")
            .add("read", true)
            .remove("note")
            .build();
    assertThat(changed.json()).isEqualTo(expected);
    assertThat(web.get("/links/dust").json()).isEqualTo(expected);

    assertThat(web.delete("/links/dust").status()).isEqualTo(204);
    assertThat(web.get("/links/dust").status()).isEqualTo(404);
    assertThat(web.get("/links").array()).isEmpty();
  }

  @Test
  void without_a_slug_the_title_gives_one_that_is_free() {
    assertThat(
            web.post("/links", Web.link("Déjà vu", "https://a.example")).json().getString("slug"))
        .isEqualTo("deja-vu");
    assertThat(
            web.post("/links", Web.link("Déjà vu", "https://b.example")).json().getString("slug"))
        .isEqualTo("deja-vu-2");
    assertThat(web.get("/links").array()).hasSize(2);
  }

  @Test
  void a_taken_slug_is_a_conflict_and_changes_nothing() {
    web.post("/links", Web.linkWithSlug("mine"));

    Web.Answer again =
        web.post(
            "/links",
            """
            {"slug":"mine","title":"Other","url":"https://other.example"}""");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(again.json().getString("detail")).contains("\"mine\" is taken");
    assertThat(web.get("/links/mine").json().getString("title")).isEqualTo("Title of mine");
  }

  @Test
  void the_newest_link_comes_first() {
    for (String slug : new String[] {"b", "a", "c"}) {
      Instant before = Instant.now();
      web.post("/links", Web.linkWithSlug(slug));
      while (Instant.now().toEpochMilli() == before.toEpochMilli()) {
        Thread.onSpinWait();
      }
    }

    assertThat(web.get("/links").array().getValuesAs(JsonObject.class))
        .extracting(link -> link.getString("slug"))
        .containsExactly("c", "a", "b");
  }

  @Test
  void existence_is_told_without_a_body() {
    web.post("/links", Web.linkWithSlug("here"));

    assertThat(web.head("/links/here").status()).isEqualTo(200);
    assertThat(web.head("/links/here").text()).isEmpty();
    assertThat(web.head("/links/elsewhere").status()).isEqualTo(404);
  }

  @Test
  void what_is_not_there_can_neither_be_changed_nor_deleted() {
    assertThat(web.put("/links/none", Web.link("T", "https://a.example")).status()).isEqualTo(404);
    assertThat(web.delete("/links/none").status()).isEqualTo(404);
    assertThat(web.get("/links").array()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "50%",
        "%2F",
        "a/b",
        "/",
        "//",
        "~",
        "~1",
        "#",
        "?",
        "a;b=c",
        "&",
        "=",
        "@",
        ":",
        "*",
        "**",
        "a/../b",
        "...",
        "\"quoted\"",
        "'",
        "äöü",
        "日本",
        "😀",
        "<script>",
        "{slug}",
        " "
      })
  protected void any_characters_make_a_slug(String slug) {
    Web.Answer created = web.post("/links", Web.linkWithSlug(slug));
    assertThat(created.status()).as(created.text()).isEqualTo(201);

    String location = URI.create(created.header("Location")).getRawPath();
    assertThat(web.get(location).json()).isEqualTo(created.json());
    assertThat(web.get(Web.at(slug)).json().getString("slug")).isEqualTo(slug);
    assertThat(web.head(Web.at(slug)).status()).isEqualTo(200);
    assertThat(web.get("/links").array()).containsExactly(created.json());
    assertThat(web.put(Web.at(slug), Web.link("New", "https://a.example")).status()).isEqualTo(200);
    assertThat(web.get(Web.at(slug)).json().getString("title")).isEqualTo("New");
    assertThat(web.delete(Web.at(slug)).status()).isEqualTo(204);
    assertThat(web.get("/links").array()).isEmpty();
  }

  @Test
  void a_long_slug_works() {
    any_characters_make_a_slug("ü".repeat(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void a_slug_that_no_url_can_name_is_refused(String slug) {
    Web.Answer refused = web.post("/links", Web.linkWithSlug(slug));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonArray("violations").getJsonObject(0).getString("property"))
        .isEqualTo("slug");
  }
}
