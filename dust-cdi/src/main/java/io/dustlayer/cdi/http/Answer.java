package io.dustlayer.cdi.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
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
  static Answer of(Response response, AnswerLimits limits) {
    byte[] body = {};
    Optional<RuntimeException> cutOff = Optional.empty();
    try {
      if (response.hasEntity()) {
        body = limits.read(response.readEntity(InputStream.class));
        cutOff = missing(response, body);
      }
    } catch (IOException e) {
      cutOff = Optional.of(new ProcessingException(e));
    } catch (RuntimeException e) {
      cutOff = Optional.of(e);
    }
    return new Answer(
        response.getStatus(),
        header(response, ResponseFilter.DECLARED_TYPE).orElse(""),
        header(response, "Retry-After"),
        header(response, "X-RateLimit-Reset"),
        body,
        cutOff);
  }

  // HttpURLConnection ends a body early without complaint.
  private static Optional<RuntimeException> missing(Response response, byte[] body) {
    boolean plain = header(response, "Content-Encoding").isEmpty();
    return header(response, "Content-Length")
        .filter(length -> plain && length.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .filter(length -> body.length < length)
        .map(length -> new ProcessingException(body.length + " of " + length + " bytes came"));
  }

  /** This answer to a HEAD, which declares the length of a body that it does not have. */
  Answer toHead() {
    return new Answer(
        status, contentType, retryAfter, rateLimitReset, new byte[0], Optional.empty());
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
