package io.dustlayer.cdi.tck.raw;

import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;

/**
 * Where a store is, and with which token it is used.
 *
 * @param baseUrl the server, without a path
 * @param store {@code org/name}
 * @param token a secret; it is not in {@link #toString()}
 */
public record StoreAddress(String baseUrl, String store, String token) {

  /**
   * Checks the parts, and takes slashes off the end of the address.
   *
   * @param baseUrl the server
   * @param store {@code org/name}
   * @param token a secret
   * @throws IllegalArgumentException if the store has no such name
   */
  public StoreAddress {
    Objects.requireNonNull(token, "token");
    baseUrl = baseUrl.replaceAll("/+$", "");
    if (!store.matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException("\"" + store + "\" is no store; it has the form org/name");
    }
  }

  /**
   * A store as the library under test is configured with it.
   *
   * @param config the configuration
   * @param name its name there; empty for the default store
   * @return the same store
   */
  public static StoreAddress configured(Config config, String name) {
    String keys = name.isEmpty() ? "dust." : "dust.stores." + name + ".";
    return new StoreAddress(
        config.getValue(keys + "base-url", String.class),
        config.getValue(keys + "store", String.class),
        config.getValue(keys + "token", String.class));
  }

  /**
   * The organization that the store belongs to.
   *
   * @return the part of the name before the slash
   */
  public String organization() {
    return store.substring(0, store.indexOf('/'));
  }

  /**
   * The address of a route of the store.
   *
   * @param route such as {@code /entries/a/b}, percent-encoded, with its query
   * @return the whole address
   */
  public URI route(String route) {
    return URI.create(baseUrl + "/api/stores/" + store + route);
  }

  /**
   * The address of the server's channels.
   *
   * @return without a query
   */
  public String channels() {
    return baseUrl.replaceFirst("^http", "ws") + "/ws/sync/websocket";
  }

  /** The server and the store. */
  @Override
  public String toString() {
    return store + " at " + baseUrl;
  }
}
