package io.dustlayer.cdi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The JDK's own client gets along with the server, also while it tries to upgrade to HTTP/2. */
class JdkClientTest {
  private final DustServer server = DustServer.builder().start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    URI uri = server.baseUrl().resolve("/api/stores/acme/main/entries/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("authorization", "Bearer " + server.token())
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void requestsFollowEachOtherOnAKeptConnection() throws Exception {
    assertThat(send("PUT", "java/x", "\"v0\"").body())
        .isEqualTo("{\"revision\":1,\"store_seq\":1}");
    assertThat(send("GET", "java/x", null).body())
        .isEqualTo("{\"path\":\"java/x\",\"revision\":1,\"type\":\"string\",\"value\":\"v0\"}");
    HttpResponse<String> head = send("HEAD", "java/x", null);
    assertThat(head.headers().firstValue("content-length")).contains("59");
    assertThat(head.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(send("DELETE", "java", null).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsAnsweredAndNotCutOff() throws Exception {
    String value = "\"" + "x".repeat(9_000_000) + "\"";
    assertThat(send("PUT", "big", value).statusCode()).isEqualTo(413);
    assertThat(send("PUT", "small", "1").statusCode()).isEqualTo(200);
  }
}
