package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.tls.TrustStore;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link WebSocketFactory} needs to know. Its text never shows the token.
 *
 * @param baseUrl where the server is: an http or https URL without trailing slash, query, fragment
 * @param token the access token; a secret
 * @param deviceId who this client is
 * @param maxMessage how many bytes a message may have
 * @param trustStore whom to trust; empty for whom the host trusts
 */
public record WebSocketSettings(
    URI baseUrl, String token, String deviceId, long maxMessage, Optional<TrustStore> trustStore) {

  /**
   * Checks that nothing is null.
   *
   * @param baseUrl where the server is
   * @param token the access token
   * @param deviceId who this client is
   * @param maxMessage how many bytes a message may have
   * @param trustStore whom to trust; empty for whom the host trusts
   */
  public WebSocketSettings {
    Objects.requireNonNull(baseUrl, "baseUrl");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(trustStore, "trustStore");
  }

  /** Whether the connection is to be encrypted. */
  boolean isSecure() {
    return "https".equalsIgnoreCase(baseUrl.getScheme());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "WebSocketSettings[" + baseUrl + ", device " + deviceId + ']';
  }
}
