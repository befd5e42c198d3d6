package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.http.HttpFront;
import io.dustlayer.cdi.server.store.Store;
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
  private final ServerSetup setup;
  private final StoreName store;
  private final AccessToken token;
  private final URI baseUrl;
  private volatile StoreCatalog catalog;
  private HttpFront front;
  private boolean closed;

  DustServer(
      ServerSetup setup,
      StoreCatalog catalog,
      HttpFront front,
      StoreName store,
      AccessToken token) {
    this.setup = setup;
    this.catalog = catalog;
    this.front = front;
    this.store = store;
    this.token = token;
    String host = setup.host().contains(":") ? "[" + setup.host() + "]" : setup.host();
    this.baseUrl = URI.create(setup.scheme() + "://" + host + ":" + front.port());
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
   * @return such as {@code http://127.0.0.1:41234}, without a path; {@code https} with {@link
   *     DustServerBuilder#tls}
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
    return baseUrl.getPort();
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
    return setup.tokens();
  }

  /**
   * Its scripted misbehaviour.
   *
   * @return never null; empty at first
   */
  public Faults faults() {
    return setup.faults();
  }

  /**
   * What a test can do to the first store behind the back of its clients.
   *
   * @return never null
   */
  public StoreAdmin admin() {
    return admin(store.full());
  }

  /**
   * What a test can do to a store behind the back of its clients.
   *
   * @param fullName such as {@code acme/main}
   * @return never null
   * @throws IllegalArgumentException if there is no such store
   */
  public StoreAdmin admin(String fullName) {
    StoreName name = StoreName.parse(fullName);
    StoreAdmin admin = new StoreAdmin(() -> find(name));
    admin.storeSeq();
    return admin;
  }

  private Store find(StoreName name) {
    return catalog
        .find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no store " + name + "; name it in DustServer.builder().store(…)"));
  }

  /**
   * Stops serving, as for a restart: WebSockets are closed with 1012, requests in flight are cut
   * off, what was answered as written stays written. The data stays, even if it is in memory, and
   * can still be looked at; {@link #restart()} serves it again. Stopping again does nothing.
   */
  public synchronized void stop() {
    front.close();
  }

  /**
   * Stops serving, as a server does whose plug is pulled: every connection drops without a word.
   * Otherwise like {@link #stop()}.
   */
  public synchronized void crash() {
    front.crash();
  }

  /**
   * Stops, unless it has stopped already, and serves the same data at the same address again. When
   * this returns, it answers. Tokens, rate limits and faults stay as they are.
   *
   * @throws ServerStartException if the port, the folder or a store's file cannot be used
   * @throws IllegalStateException if the server was closed
   */
  public synchronized void restart() {
    if (closed) {
      throw new IllegalStateException(
          "a server that was closed cannot be restarted; start another");
    }
    front.close();
    if (setup.data() != null) {
      catalog.close();
      catalog = setup.openStores();
    }
    front = setup.openFront(catalog, port());
  }

  /**
   * Stops at once: requests in flight are cut off, what was answered as written stays written.
   * Closing again does nothing.
   */
  @Override
  public synchronized void close() {
    closed = true;
    front.close();
    catalog.close();
  }

  @Override
  public String toString() {
    return "DustServer[" + baseUrl + ", store " + store + "]";
  }
}
