package io.dustlayer.cdi.tck.raw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends requests to a store. A request that the server does not take because of its rate limit is
 * sent again when it says, so that no answer is a 429. Not safe for concurrent use.
 */
public final class RawHttp {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_WAITS = 10;

  private final StoreAddress store;
  private HttpClient client = newClient();

  /**
   * A client.
   *
   * @param store where to
   */
  public RawHttp(StoreAddress store) {
    this.store = store;
  }

  /**
   * Where it sends requests to.
   *
   * @return the store
   */
  public StoreAddress store() {
    return store;
  }

  /**
   * Percent-encodes a rendered path, or a value of a query.
   *
   * @param text slashes stay
   * @return fit for a URL
   */
  public static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (each > 0 && UNRESERVED.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(String.format("%02X", each));
      }
    }
    return encoded.toString();
  }

  /**
   * Reads what is at a path.
   *
   * @param path rendered
   * @return the answer
   */
  public RawAnswer get(String path) {
    return send("GET", entry(path), null);
  }

  /**
   * Writes a value at a path.
   *
   * @param path rendered
   * @param json the value
   * @param headers names and values in turn
   * @return the answer
   */
  public RawAnswer put(String path, String json, String... headers) {
    return send("PUT", entry(path), json, headers);
  }

  /**
   * Deletes a path with everything below it.
   *
   * @param path rendered
   * @param headers names and values in turn
   * @return the answer
   */
  public RawAnswer delete(String path, String... headers) {
    return send("DELETE", entry(path), null, headers);
  }

  /**
   * Lists entries.
   *
   * @param pattern a glob
   * @param more further parameters, encoded, such as {@code &limit=1}
   * @return the answer
   */
  public RawAnswer list(String pattern, String more) {
    return send("GET", "/entries?pattern=" + encoded(pattern) + more, null);
  }

  private static String entry(String path) {
    return "/entries/" + encoded(path);
  }

  /**
   * Sends a request with the headers that servers want.
   *
   * @param method such as {@code PUT}
   * @param route below the store's address, percent-encoded, with its query
   * @param body null for none
   * @param headers names and values in turn
   * @return the answer
   */
  public RawAnswer send(String method, String route, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(store.route(route))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + store.token())
            .header("Accept", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /**
   * Sends a request as it is.
   *
   * @param request any
   * @return the answer
   */
  public RawAnswer send(HttpRequest request) {
    RawAnswer answer = exchange(request);
    for (int waits = 0; answer.status() == 429 && waits < MOST_WAITS; waits++) {
      // Servers round down.
      long seconds = answer.header("Retry-After").map(Long::parseLong).orElse(60L) + 1;
      Pause.of(Duration.ofSeconds(seconds), "the server limits the rate");
      answer = exchange(request);
    }
    return answer;
  }

  private RawAnswer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 400 || response.statusCode() >= 500) {
        // Some servers close the connection then without saying so.
        client = newClient();
      }
      return new RawAnswer(response);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          request.method() + " " + request.uri().getPath() + " was not answered by " + store,
          failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
  }
}
