package io.dustlayer.cdi.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * Declares every answer to be bytes, so that no client looks for a reader of its media type, or
 * fails on one that it cannot parse. What the server said stays in {@link #DECLARED_TYPE}.
 */
final class ResponseFilter implements ClientResponseFilter {

  /** The header that keeps the server's {@code Content-Type}. */
  static final String DECLARED_TYPE = "X-Dust-Declared-Type";

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    MultivaluedMap<String, String> headers = response.getHeaders();
    // Quarkus also calls filters when there is no response at all.
    if (headers == null) {
      return;
    }
    String declared = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    if (declared != null) {
      headers.putSingle(DECLARED_TYPE, declared);
    }
    headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
  }
}
