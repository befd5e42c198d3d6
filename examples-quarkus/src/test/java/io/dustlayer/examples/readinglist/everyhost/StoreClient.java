package io.dustlayer.examples.readinglist.everyhost;

import io.dustlayer.cdi.server.DustServer;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Somebody with curl: plain HTTP to the store, past every application. */
public final class StoreClient {

  private final DustServer server;
  private final Web web;

  public StoreClient(DustServer server) {
    this.server = server;
    this.web = new Web(server.baseUrl());
  }

  /** Puts a link; returns when the store had answered, in milliseconds. */
  public long put(String slug, String title) {
    putLeaf(slug + "/url", "\"https://example.org/\"");
    putLeaf(slug + "/title", '"' + title + '"');
    return System.currentTimeMillis();
  }

  private void putLeaf(String path, String json) {
    send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  /** Deletes a link; returns when the store had answered, in milliseconds. */
  public long delete(String slug) {
    send(request(slug).DELETE());
    return System.currentTimeMillis();
  }

  /** What is stored for a property of a link, as JSON. */
  public JsonValue value(String path) {
    return web.send(request(path)).json().get("value");
  }

  private void send(HttpRequest.Builder request) {
    Web.Answer answer = web.send(request);
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
  }

  private HttpRequest.Builder request(String path) {
    URI entry =
        server.baseUrl().resolve("/api/stores/" + server.store() + "/entries/links/" + path);
    return HttpRequest.newBuilder(entry)
        .header("Authorization", "Bearer " + server.token())
        .header("Accept", "application/json");
  }
}
