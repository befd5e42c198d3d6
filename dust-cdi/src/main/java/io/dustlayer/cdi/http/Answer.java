package io.dustlayer.cdi.http;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a server answered, read to the end.
 *
 * @param status the HTTP status
 * @param contentType as declared; empty if it was not
 * @param retryAfter the header {@code Retry-After}
 * @param rateLimitReset the header {@code X-RateLimit-Reset}
 * @param body the bytes; empty if there are none, or if the body was cut off
 * @param cutOff why the body could not be read to its end; empty if it could
 */
record Answer(
    int status,
    String contentType,
    Optional<String> retryAfter,
    Optional<String> rateLimitReset,
    byte[] body,
    Optional<RuntimeException> cutOff) {

  /** Reads a response; the caller closes it. */
  static Answer of(Response response) {
    byte[] body = {};
    Optional<RuntimeException> cutOff = Optional.empty();
    try {
      body = response.hasEntity() ? response.readEntity(byte[].class) : body;
    } catch (RuntimeException e) {
      cutOff = Optional.of(e);
    }
    return new Answer(
        response.getStatus(),
        header(response, ResponseFilter.DECLARED_TYPE).orElse(""),
        header(response, "Retry-After"),
        header(response, "X-RateLimit-Reset"),
        body == null ? new byte[0] : body,
        cutOff);
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Optional<String> header(Response response, String name) {
    return Optional.ofNullable(response.getHeaderString(name)).map(String::strip);
  }
}
