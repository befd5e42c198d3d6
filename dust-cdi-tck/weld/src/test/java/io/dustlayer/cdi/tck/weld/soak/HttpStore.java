package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.server.DustServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The store over plain HTTP, without the library. Safe for use from any thread. */
final class HttpStore {

  private final DustServer server;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Limits.CONNECT_TIMEOUT).build();

  HttpStore(DustServer server) {
    this.server = server;
  }

  /**
   * Writes.
   *
   * @return the {@code store_seq}
   * @throws IOException if there is no answer, or one that says nothing of the write
   * @throws IllegalStateException if the server refuses what it has no reason to refuse
   */
  long write(WireWrite write, String requestId) throws IOException, InterruptedException {
    boolean removes = write.op().equals("delete");
    BodyPublisher body =
        removes ? BodyPublishers.noBody() : BodyPublishers.ofString(write.value().toString());
    JsonObject answer =
        send(request("/" + write.path(), requestId).method(removes ? "DELETE" : "PUT", body));
    return answer.getJsonNumber("store_seq").longValueExact();
  }

  /** Every leaf, by path. */
  Map<String, Leaf> leaves() throws IOException, InterruptedException {
    Map<String, Leaf> leaves = new TreeMap<>();
    JsonValue cursor = Json.createValue("");
    while (cursor instanceof JsonString after) {
      String page =
          after.getString().isEmpty()
              ? ""
              : "&after=" + URLEncoder.encode(after.getString(), StandardCharsets.UTF_8);
      JsonObject answer = send(request("?limit=1000" + page, "soak-read").GET());
      for (JsonObject item : answer.getJsonArray("items").getValuesAs(JsonObject.class)) {
        leaves.put(
            item.getString("path"),
            new Leaf(item.get("value"), item.getJsonNumber("revision").longValueExact()));
      }
      cursor = answer.get("next_cursor");
    }
    return leaves;
  }

  private HttpRequest.Builder request(String rest, String requestId) {
    URI uri = URI.create(server.baseUrl() + "/api/stores/" + server.store() + "/entries" + rest);
    return HttpRequest.newBuilder(uri)
        .timeout(Limits.READ_TIMEOUT)
        .header("Authorization", "Bearer " + server.token())
        .header("Accept", "application/json")
        .header("Content-Type", "application/json")
        .header("X-Request-Id", requestId);
  }

  private JsonObject send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IOException("status " + answer.statusCode() + ": " + answer.body());
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer + ": " + answer.body());
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
