package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.JsonWriter;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param headers besides those that every answer has
 * @param body may be empty
 * @param closes whether the connection closes afterwards
 */
record ApiAnswer(int status, Map<String, String> headers, byte[] body, boolean closes) {
  static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  static ApiAnswer json(int status, JsonValue body) {
    return text(status, JSON, JsonWriter.text(body));
  }

  static ApiAnswer text(int status, String contentType, String body) {
    return new ApiAnswer(
        status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8), false);
  }

  static ApiAnswer empty(int status) {
    return new ApiAnswer(status, Map.of(), new byte[0], false);
  }

  /** An error that no action chose: JSON only for clients that ask for it. */
  static ApiAnswer failure(int status, String reason, boolean asJson) {
    JsonValue body =
        JsonValues.object().add("errors", JsonValues.object().add("detail", reason)).build();
    return asJson ? json(status, body) : text(status, HTML, reason);
  }

  ApiAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiAnswer(status, more, body, closes);
  }

  ApiAnswer closing() {
    return new ApiAnswer(status, headers, body, true);
  }
}
