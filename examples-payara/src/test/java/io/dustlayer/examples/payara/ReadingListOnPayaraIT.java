package io.dustlayer.examples.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingListOnPayaraIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void the_war_writes_to_a_store_and_reads_from_it() throws Exception {
    try (DustServer server = DustServer.builder().store("acme/payara").start();
        PayaraMicro payara =
            PayaraMicro.start(
                folder,
                Map.of(
                    "DUST_STORE", server.store(),
                    "DUST_TOKEN", server.token(),
                    "DUST_BASE_URL", server.baseUrl().toString()))) {
      try {
        useTheList(payara.url(), server);
      } catch (AssertionError wrong) {
        throw new AssertionError(wrong.getMessage() + "\nPayara said:\n" + payara.output(), wrong);
      } finally {
        payara.stop();
      }
      assertThat(payara.output()).doesNotContain(server.token());
    }
  }

  private void useTheList(URI list, DustServer server) throws Exception {
    HttpResponse<String> created =
        post(
            list.resolve("/links"),
            """
            {"slug":"on payara","title":"Payara","url":"https://www.payara.fish","note":"war"}""");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(stored(server, "links/on%20payara/title").body()).contains("\"Payara\"");
    assertThat(stored(server, "links/on%20payara/read").body()).contains("false");

    HttpResponse<String> read = get(list.resolve("/links/on%20payara"));
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(created.body()).contains("\"note\":\"war\"");

    HttpResponse<String> invalid = post(list.resolve("/links"), "{\"url\":\"javascript:0\"}");
    assertProblem(invalid, 422);
    assertThat(invalid.body()).contains("\"property\":\"title\"", "\"property\":\"url\"");

    assertProblem(post(list.resolve("/links"), "{"), 400);
    assertProblem(get(list.resolve("/links/none")), 404);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  private HttpResponse<String> post(URI url, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(URI url) throws Exception {
    return send(HttpRequest.newBuilder(url));
  }

  private HttpResponse<String> stored(DustServer server, String path) throws Exception {
    URI entry = server.baseUrl().resolve("/api/stores/" + server.store() + "/entries/" + path);
    return send(
        HttpRequest.newBuilder(entry)
            .header("Authorization", "Bearer " + server.token())
            .header("Accept", "application/json"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
