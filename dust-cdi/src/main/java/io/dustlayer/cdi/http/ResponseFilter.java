package io.dustlayer.cdi.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Declares every answer to be bytes, so that no client looks for a reader of its media type, or
 * fails on one that it cannot parse. What the server said stays in {@link #DECLARED_TYPE}.
 */
final class ResponseFilter implements ClientResponseFilter {

  /** The header that keeps the server's {@code Content-Type}. */
  static final String DECLARED_TYPE = "X-Dust-Declared-Type";

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    String declared = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    if (declared != null) {
      response.getHeaders().putSingle(DECLARED_TYPE, declared);
    }
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
  }
}
