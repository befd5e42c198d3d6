package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Requests to one store of a server, each on a connection of its own. */
public final class Api {
  private final int port;
  private final String store;
  private final String token;

  /** An answer that can be looked at as JSON. */
  public record Reply(int status, Map<String, String> headers, String text) {
    public JsonObject json() {
      try {
        return JsonReader.parse(text).asJsonObject();
      } catch (MalformedJsonException notJson) {
        throw new AssertionError("not JSON: " + text, notJson);
      }
    }

    public String value() {
      return json().get("value").toString();
    }
  }

  public Api(DustServer server) {
    this(server.port(), server.store(), server.token());
  }

  public Api(int port, String store, String token) {
    this.port = port;
    this.store = store;
    this.token = token;
  }

  public Api as(String otherToken) {
    return new Api(port, store, otherToken);
  }

  public Reply get(String path) {
    return send("GET", "/entries/" + path, null);
  }

  public Reply list(String query) {
    return send("GET", "/entries?" + query, null);
  }

  public Reply put(String path, String json, String... headers) {
    return send("PUT", "/entries/" + path, json, headers);
  }

  public Reply delete(String path, String... headers) {
    return send("DELETE", "/entries/" + path, null, headers);
  }

  public Reply post(String route, String json) {
    return send("POST", route, json);
  }

  /** Whether a second request on the connection is still answered. */
  public boolean keepsConnectionAfterMalformedBody() throws IOException {
    Map<String, String> headers = Map.of("content-type", "application/json");
    try (WireClient client = new WireClient(port)) {
      client.send("PUT", "/api/stores/" + store + "/entries/a", headers, new byte[] {'{'});
      try {
        return client.send("GET", "/healthz", Map.of(), null).status() == 200;
      } catch (IOException closed) {
        return false;
      }
    }
  }

  public Reply send(String method, String route, String json, String... headers) {
    String path = route.matches("/(api|admin)/.*") ? route : "/api/stores/" + store + route;
    Map<String, String> all = new HashMap<>();
    all.put("authorization", "Bearer " + token);
    all.put("accept", "application/json");
    if (json != null) {
      all.put("content-type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    try (WireClient client = new WireClient(port)) {
      WireClient.Answer answer = client.send(method, path, all, body);
      return new Reply(answer.status(), answer.headers(), answer.text());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
