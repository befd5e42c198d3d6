package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A server with one value of five megabytes, as the store "large". */
public final class LargeValueServer implements QuarkusTestResourceLifecycleManager {

  static final int LENGTH = 5_000_000;

  private DustServer server;

  @Override
  public Map<String, String> start() {
    server =
        DustServer.builder().inMemory().store("acme/large").rateLimits(RateLimits.off()).start();
    write("\"" + "x".repeat(LENGTH) + "\"");
    return Map.of(
        "dust.stores.large.store",
        "acme/large",
        "dust.stores.large.token",
        server.token(),
        "dust.stores.large.base-url",
        server.baseUrl().toString(),
        "dust.stores.large.transport",
        "auto");
  }

  private void write(String json) {
    HttpRequest put =
        HttpRequest.newBuilder(
                URI.create(server.baseUrl() + "/api/stores/acme/large/entries/big/value"))
            .header("Authorization", "Bearer " + server.token())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the value was refused: " + answer.statusCode());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
