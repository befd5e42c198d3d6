package io.dustlayer.cdi.http;

import io.dustlayer.cdi.tls.TrustStore;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** What has to be known about the host's Rest Client, told by the name of its builder. */
enum RestClientKind {

  /** RESTEasy (Apache HttpClient): what is not safe to repeat is sent once. */
  RESTEASY,

  /** RESTEasy of Open Liberty: a listener of the server replaces every SSL context. */
  LIBERTY,

  /** Quarkus (Vert.x): what is not safe to repeat is sent once. It takes no SSL context. */
  QUARKUS,

  /**
   * Jersey: {@code HttpURLConnection} sends a request again whose connection closes before an
   * answer, unless it streams a body. It streams one whose length the request declares.
   */
  JERSEY,

  /** Another one, which may use {@code HttpURLConnection}, too. */
  UNKNOWN;

  static RestClientKind of(RestClientBuilder builder) {
    return named(builder.getClass().getName());
  }

  static RestClientKind named(String name) {
    if (name.startsWith("org.jboss.resteasy.microprofile.client.ot.Liberty")) {
      return LIBERTY;
    }
    if (name.startsWith("org.jboss.resteasy.")) {
      return RESTEASY;
    }
    if (name.startsWith("io.quarkus.")) {
      return QUARKUS;
    }
    return name.startsWith("org.glassfish.jersey.") ? JERSEY : UNKNOWN;
  }

  /** Whether a DELETE without a body may arrive twice. */
  boolean resendsDeletes() {
    return this == JERSEY || this == UNKNOWN;
  }

  /** Whether a request must declare the length of its body. Others refuse that. */
  boolean wantsContentLength() {
    return this == JERSEY;
  }

  /** Whether {@link #trust} has an effect. */
  boolean takesTrustStores() {
    return this != LIBERTY;
  }

  /**
   * Has a client trust certificates. Given them as a key store, RESTEasy would also trust every
   * server whose certificate is signed by itself.
   */
  void trust(RestClientBuilder builder, TrustStore trusted) {
    if (this == QUARKUS) {
      builder.trustStore(trusted.keyStore());
    } else {
      builder.sslContext(trusted.context());
    }
  }
}
