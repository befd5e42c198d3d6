package io.dustlayer.cdi.http;

import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** What has to be known about the host's Rest Client, told by the name of its builder. */
enum RestClientKind {

  /** RESTEasy (Apache HttpClient) or Quarkus (Vert.x): what is not safe to repeat is sent once. */
  SENDS_ONCE,

  /**
   * Jersey: {@code HttpURLConnection} sends a request again whose connection closes before an
   * answer, unless it streams a body. It streams one whose length the request declares.
   */
  JERSEY,

  /** Another one, which may use {@code HttpURLConnection}, too. */
  UNKNOWN;

  static RestClientKind of(RestClientBuilder builder) {
    String name = builder.getClass().getName();
    if (name.startsWith("org.jboss.resteasy.") || name.startsWith("io.quarkus.")) {
      return SENDS_ONCE;
    }
    return name.startsWith("org.glassfish.jersey.") ? JERSEY : UNKNOWN;
  }

  /** Whether a DELETE without a body may arrive twice. */
  boolean resendsDeletes() {
    return this != SENDS_ONCE;
  }

  /** Whether a request must declare the length of its body. Others refuse that. */
  boolean wantsContentLength() {
    return this == JERSEY;
  }
}
