package io.dustlayer.cdi.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param method in upper case
 * @param path still percent-encoded, without the query
 * @param query still percent-encoded; empty if there is none
 * @param headers names in lower case
 * @param body what was received, at most {@link #BODY_LIMIT} bytes
 * @param bodyTooLarge whether there was more
 */
record ApiRequest(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    boolean bodyTooLarge) {
  static final int BODY_LIMIT = 8_000_000;

  private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH", "DELETE");

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  boolean mayHaveBody() {
    return WITH_BODY.contains(method);
  }

  ApiRequest withMethod(String other) {
    return new ApiRequest(other, path, query, headers, body, bodyTooLarge);
  }

  /** The media type of the body in lower case, without parameters; empty if none is given. */
  String mediaType() {
    String type = header("content-type").orElse("");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
  }
}
