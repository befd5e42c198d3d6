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
 * @param maxAnswer how many bytes the body of an answer may have
 * @param trustStore whom to trust; empty for whom the host trusts
 */
public record HttpSettings(
    String store,
    URI baseUrl,
    Token token,
    Duration connectTimeout,
    Duration readTimeout,
    long maxAnswer,
    Optional<TrustStore> trustStore) {

  /** How long an answer may be unless it is said: what {@code dust.http.max-answer} has. */
  public static final long MAX_ANSWER = 128_000_000;

  /**
   * Checks the form.
   *
   * @param store the store, {@code org/name}
   * @param baseUrl where the server is, for example {@code https://dustlayer.io}
   * @param token the access token
   * @param connectTimeout how long to wait for a connection
   * @param readTimeout how long to wait for an answer
   * @param maxAnswer how many bytes the body of an answer may have
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

  /**
   * With the limit that is the default.
   *
   * @param store the store, {@code org/name}
   * @param baseUrl where the server is
   * @param token the access token
   * @param connectTimeout how long to wait for a connection
   * @param readTimeout how long to wait for an answer
   * @param trustStore whom to trust; empty for whom the host trusts
   */
  public HttpSettings(
      String store,
      URI baseUrl,
      Token token,
      Duration connectTimeout,
      Duration readTimeout,
      Optional<TrustStore> trustStore) {
    this(store, baseUrl, token, connectTimeout, readTimeout, MAX_ANSWER, trustStore);
  }
}
