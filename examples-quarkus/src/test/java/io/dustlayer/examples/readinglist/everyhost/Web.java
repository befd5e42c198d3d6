package io.dustlayer.examples.readinglist.everyhost;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of the running application. */
public final class Web {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  public Web(URI base) {
    this.base = base;
  }

  /** An answer, its body as text. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public String text() {
      return response.body();
    }

    public JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(text()))) {
        return reader.readObject();
      }
    }

    public JsonArray array() {
      try (JsonReader reader = Json.createReader(new StringReader(text()))) {
        return reader.readArray();
      }
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer head(String path) {
    return send(request(path).method("HEAD", BodyPublishers.noBody()));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path, String body) {
    return post(path, "application/json", body);
  }

  public Answer post(String path, String contentType, String body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  public Answer put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  public Answer patch(String path) {
    return send(request(path).method("PATCH", BodyPublishers.noBody()));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new AssertionError("no answer from " + base, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  /** Removes every link. */
  public void empty() {
    get("/links").array().stream()
        .map(link -> at(link.asJsonObject().getString("slug")))
        .forEach(this::delete);
  }

  public static String link(String title, String url) {
    return Json.createObjectBuilder().add("title", title).add("url", url).build().toString();
  }

  public static String linkWithSlug(String slug) {
    return Json.createObjectBuilder()
        .add("slug", slug)
        .add("title", "Title of " + slug.substring(0, Math.min(slug.length(), 100)))
        .add("url", "https://example.org/")
        .build()
        .toString();
  }

  public static String at(String slug) {
    return "/links/" + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
