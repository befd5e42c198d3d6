package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.http.HttpFront;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreName;
import java.net.URI;

/**
 * A running Dust server. It is real enough to develop and test clients against, and not for
 * production.
 *
 * <pre>{@code
 * try (DustServer server = DustServer.builder().inMemory().store("acme/main").start()) {
 *   URI url = server.baseUrl();
 * }
 * }</pre>
 *
 * <p>Any number of servers may run in one JVM, each on its own data folder. Thread-safe.
 */
public final class DustServer implements AutoCloseable {
  private final StoreCatalog catalog;
  private final TokenRegistry tokens;
  private final Faults faults;
  private final HttpFront front;
  private final StoreName store;
  private final AccessToken token;
  private final URI baseUrl;

  DustServer(
      StoreCatalog catalog,
      TokenRegistry tokens,
      Faults faults,
      HttpFront front,
      StoreName store,
      AccessToken token,
      URI baseUrl) {
    this.catalog = catalog;
    this.tokens = tokens;
    this.faults = faults;
    this.front = front;
    this.store = store;
    this.token = token;
    this.baseUrl = baseUrl;
  }

  /**
   * Begins to describe a server. Without further calls it listens on a free port of the loopback
   * address, keeps the store {@code acme/main} in memory, makes up a token, has the rate limits of
   * a real server and no quirks.
   *
   * @return a new builder
   */
  public static DustServerBuilder builder() {
    return new DustServerBuilder();
  }

  /**
   * Where the server is.
   *
   * @return such as {@code http://127.0.0.1:41234}, without a path
   */
  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * The port it listens on.
   *
   * @return never 0
   */
  public int port() {
    return front.port();
  }

  /**
   * The full name of the first store it was told of.
   *
   * @return such as {@code acme/main}
   */
  public String store() {
    return store.full();
  }

  /**
   * The secret of the first token it was told of, or of the one it made up.
   *
   * @return what follows {@code Bearer } on the wire; never log it
   */
  public String token() {
    return token.secret();
  }

  /**
   * The tokens it accepts, to add to and to revoke from.
   *
   * @return never null
   */
  public TokenRegistry tokens() {
    return tokens;
  }

  /**
   * Its scripted misbehaviour.
   *
   * @return never null; empty at first
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Stops at once: requests in flight are cut off, WebSockets are closed with 1012, what was
   * answered as written stays written. Closing again does nothing.
   */
  @Override
  public void close() {
    front.close();
    catalog.close();
  }

  @Override
  public String toString() {
    return "DustServer[" + baseUrl + ", store " + store + "]";
  }
}
