package io.dustlayer.cdi.tck.repository;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.Json;
import jakarta.json.JsonArray;
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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Another client of the configured store, with nothing of the library's transport in it: what the
 * suites plant and inspect is not seen through the eyes of what they test.
 */
public final class RawStore {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String entries;
  private final String token;

  /** A client of the default store. */
  public RawStore() {
    this("dust.", ConfigProvider.getConfig());
  }

  /**
   * A client of a named store.
   *
   * @param store its name in the configuration
   */
  public RawStore(String store) {
    this("dust.stores." + store + ".", ConfigProvider.getConfig());
  }

  private RawStore(String keys, Config config) {
    String base = config.getValue(keys + "base-url", String.class).replaceAll("/+$", "");
    String name = config.getValue(keys + "store", String.class);
    this.entries = base + "/api/stores/" + name + "/entries";
    this.token = config.getValue(keys + "token", String.class);
  }

  /**
   * Writes JSON at a path.
   *
   * @param path where
   * @param json what
   * @return the sequence number
   */
  public long put(DustPath path, String json) {
    JsonObject body =
        Json.createObjectBuilder().add("path", path.render()).add("value", parse(json)).build();
    String answer =
        send(request(entries).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    return parse(answer).asJsonObject().getJsonNumber("store_seq").longValueExact();
  }

  /**
   * Deletes a path with everything below it.
   *
   * @param path a path whose segments need no escaping in a URL
   */
  public void delete(DustPath path) {
    send(request(entries + "/" + path.render()).DELETE());
  }

  /**
   * What is stored at a path.
   *
   * @param path a path whose segments need no escaping in a URL
   * @return the value, or the object of everything below
   */
  public JsonValue value(DustPath path) {
    return parse(send(request(entries + "/" + path.render()).GET())).asJsonObject().get("value");
  }

  /**
   * The leaves below a path.
   *
   * @param below any path
   * @return their rendered paths, at most 1000
   */
  public List<String> paths(DustPath below) {
    String pattern = URLEncoder.encode(below.render() + "/**", StandardCharsets.UTF_8);
    String query = "?select=keys&limit=1000&pattern=" + pattern;
    JsonArray items =
        parse(send(request(entries + query).GET())).asJsonObject().getJsonArray("items");
    return items.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json")
        .header("Content-Type", "application/json");
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonValue parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }
}
