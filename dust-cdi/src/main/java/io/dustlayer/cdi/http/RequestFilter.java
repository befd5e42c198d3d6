package io.dustlayer.cdi.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;

/**
 * Gives a request its real URL and headers, just before it is sent: the only place where all Rest
 * Clients leave both alone.
 */
final class RequestFilter implements ClientRequestFilter {

  private static final Annotation[] NO_ANNOTATIONS = {};

  private final Token token;
  private final RestClientKind kind;

  RequestFilter(Token token, RestClientKind kind) {
    this.token = token;
    this.kind = kind;
  }

  @Override
  public void filter(ClientRequestContext request) {
    MultivaluedMap<String, Object> headers = request.getHeaders();
    Target target = Target.parse(String.valueOf(headers.getFirst(Target.HEADER)));
    headers.remove(Target.HEADER);
    request.setUri(target.uri());
    // Jersey drops the body of a DELETE that is a parameter, but not one that a filter sets.
    target
        .body()
        .ifPresent(
            body -> request.setEntity(body, NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE));
    // Clients add the media types they know; a server answers errors as JSON only to this one.
    headers.putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
    headers.putSingle(HttpHeaders.AUTHORIZATION, token.authorization());
    if (request.getEntity() instanceof byte[] body) {
      headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
      if (kind.wantsContentLength()) {
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
      }
    }
    target.requestId().ifPresent(id -> headers.putSingle("X-Request-Id", id));
    target.ifMatch().ifPresent(revision -> headers.putSingle(HttpHeaders.IF_MATCH, revision));
  }
}
