package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.http.AwkwardSlugs.Slug;
import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.http.RawServer.Request;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwkwardSlugsTest {

  private static final String ENTRIES = "/api/stores/acme/main/entries";

  private final RawServer server = new RawServer((number, request) -> reply(request));
  private final HttpTransport transport = HttpTransports.to(server.port());

  static List<Slug> slugs() {
    return AwkwardSlugs.all();
  }

  @AfterAll
  void close() {
    transport.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aReadSendsTheSlugUnchanged(Slug slug) {
    DustPath path = path(slug);

    assertThat(transport.get(path)).contains(new Entry(path, JsonValue.TRUE, 3));

    assertCarries(slug, "GET");
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void anExistenceCheckSendsTheSlugUnchanged(Slug slug) {
    assertThat(transport.exists(path(slug))).isTrue();

    assertCarries(slug, slug.inUrl() ? "HEAD" : "GET");
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aWriteSendsTheSlugUnchanged(Slug slug) {
    transport.put(path(slug), JsonValue.TRUE, OptionalLong.of(7));

    if (slug.inUrl()) {
      assertCarries(slug, "PUT");
      assertThat(last().header("If-Match")).contains("7");
    } else {
      assertThat(last().line()).isEqualTo("POST " + ENTRIES + " HTTP/1.1");
      assertThat(last().body())
          .isEqualTo(
              "{\"path\":\"links/" + slug.rendered() + "/title\",\"if_match\":7,\"value\":true}");
    }
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aDeleteSendsTheSlugUnchanged(Slug slug) {
    transport.delete(path(slug), OptionalLong.of(7));

    if (slug.inUrl()) {
      assertCarries(slug, "DELETE");
      assertThat(last().header("If-Match")).contains("7");
    } else {
      assertThat(last().line()).isEqualTo("DELETE " + ENTRIES + " HTTP/1.1");
      assertThat(last().header("Content-Type")).contains("application/json");
      assertThat(last().body())
          .isEqualTo("{\"path\":\"links/" + slug.rendered() + "/title\",\"if_match\":7}");
    }
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aListSendsAndReadsTheSlugUnchanged(Slug slug) {
    DustPath record = DustPath.of("links", slug.text());

    List<Entry> items = transport.list(record, 10, Optional.of(path(slug).render())).items();

    assertThat(items).containsExactly(new Entry(path(slug), JsonValue.TRUE, 3));
    String star = slug.text().matches("\\*{1,2}") ? "\\" : "";
    assertThat(query(last(), "pattern")).isEqualTo("links/" + star + slug.rendered() + "/**");
    assertThat(query(last(), "after")).isEqualTo("links/" + slug.rendered() + "/title");
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aBatchSendsTheSlugUnchanged(Slug slug) {
    transport.batch(List.of(new WireOp.Delete(path(slug), OptionalLong.empty())));

    String sent =
        Json.createReader(new java.io.StringReader(last().body()))
            .readObject()
            .getJsonArray("ops")
            .getJsonObject(0)
            .getString("path");
    assertThat(sent).isEqualTo("links/" + slug.rendered() + "/title");
  }

  @Test
  void literalBackslashStarsAreListedByRange() {
    DustPath record = DustPath.of("links", "\\*");

    List<Entry> items = transport.list(record, 10, Optional.empty()).items();

    assertThat(items).containsExactly(new Entry(record.child("title"), JsonValue.TRUE, 3));
    assertThat(last().target()).doesNotContain("pattern=");
    assertThat(query(last(), "from")).isEqualTo("links/\\*");
    assertThat(query(last(), "to")).isEqualTo("links/\\*0");
  }

  private void assertCarries(Slug slug, String method) {
    assertThat(last().method()).isEqualTo(method);
    if (slug.inUrl()) {
      String raw = last().target();
      assertThat(raw).startsWith(ENTRIES + "/links/").endsWith("/title").doesNotContain("?");
      String segment =
          raw.substring((ENTRIES + "/links/").length(), raw.length() - "/title".length());
      assertThat(segment).matches(slug::isSentAs);
    } else {
      assertThat(query(last(), "from")).isEqualTo("links/" + slug.rendered() + "/title");
      assertThat(query(last(), "to")).isEqualTo("links/" + slug.rendered() + "/title0");
    }
  }

  private Request last() {
    List<Request> requests = server.requests();
    return requests.get(requests.size() - 1);
  }

  private static DustPath path(Slug slug) {
    return DustPath.of("links", slug.text(), "title");
  }

  private static String query(Request request, String name) {
    String query = request.target().substring(request.target().indexOf('?') + 1);
    for (String parameter : query.split("&")) {
      if (parameter.startsWith(name + "=")) {
        String raw = parameter.substring(name.length() + 1);
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  // A store in which everything that is asked for is true.
  private static Reply reply(Request request) {
    if (!request.method().equals("GET")) {
      String receipt = "\"revision\":4,\"store_seq\":4";
      return request.method().equals("HEAD")
          ? Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n")
          : Reply.ok("{\"ops\":[{" + receipt + "}]," + receipt + "}");
    }
    if (!request.target().contains("?")) {
      return Reply.ok("{\"path\":\"unused\",\"value\":true,\"revision\":3}");
    }
    String path = query(request, "from");
    if (path.isEmpty()) {
      path = query(request, "after");
    }
    String leaf = path.endsWith("/title") ? path : path + "/title";
    return Reply.ok(
        Json.createObjectBuilder()
            .add(
                "items",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("path", leaf)
                            .add("value", true)
                            .add("revision", 3)))
            .addNull("next_cursor")
            .build()
            .toString());
  }
}
