package io.dustlayer.cdi.http;

/** How a path travels to the server. */
enum PathForm {

  /** As a part of the URL. */
  URL,

  /**
   * In a body or a query: it has a segment {@code .} or {@code ..}, which clients, proxies and
   * servers may resolve, also percent-encoded. The request would then read, replace or delete
   * another entry.
   */
  DOTS,

  /** In a body: it does not fit into a URL. */
  LONG
}
