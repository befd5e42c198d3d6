package io.dustlayer.cdi.http;

import io.dustlayer.cdi.tls.TrustStore;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What an {@link HttpTransport} needs to know. Its text never shows the token.
 *
 * @param store the store, {@code org/name}
 * @param baseUrl where the server is, for example {@code https://dustlayer.io}
 * @param token the access token
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer
 * @param trustStore whom to trust; empty for whom the host trusts
 */
public record HttpSettings(
    String store,
    URI baseUrl,
    Token token,
    Duration connectTimeout,
    Duration readTimeout,
    Optional<TrustStore> trustStore) {

  /**
   * Checks the form.
   *
   * @param store the store, {@code org/name}
   * @param baseUrl where the server is, for example {@code https://dustlayer.io}
   * @param token the access token
   * @param connectTimeout how long to wait for a connection
   * @param readTimeout how long to wait for an answer
   * @param trustStore whom to trust; empty for whom the host trusts
   * @throws IllegalArgumentException if the store is not two names with a slash in between, or the
   *     URL is not an absolute one with a host, or has a user, a query or a fragment
   */
  public HttpSettings {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(connectTimeout, "connectTimeout");
    Objects.requireNonNull(readTimeout, "readTimeout");
    Objects.requireNonNull(trustStore, "trustStore");
    if (!store.matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException("a store is named org/name, not '" + store + "'");
    }
    boolean plain =
        baseUrl.getRawUserInfo() == null
            && baseUrl.getRawQuery() == null
            && baseUrl.getRawFragment() == null;
    if (baseUrl.getHost() == null || !plain) {
      throw new IllegalArgumentException(
          "the base URL needs a scheme and a host, and no user, query or fragment");
    }
  }
}
