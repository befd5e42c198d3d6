package io.dustlayer.cdi.tck;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.tck.raw.RawAnswer;
import io.dustlayer.cdi.tck.raw.RawHttp;
import io.dustlayer.cdi.tck.raw.StoreAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The server that the suites run against: an embedded one, or the one that {@code dust.tck.url},
 * {@code dust.tck.token} and {@code dust.tck.store} name. Everything that the suites store there
 * lies below {@link #ROOT}.
 */
public final class TckServer implements AutoCloseable {

  /** The first segment of every path that the suites write. */
  public static final String ROOT = "tck";

  /** The system property that names a server to use instead of an embedded one. */
  public static final String URL = "dust.tck.url";

  /** The system property that names the quirks of servers that the kit starts. */
  static final String QUIRKS = "dust.tck.quirks";

  private static final String TOKEN = "dust.tck.token";
  private static final String STORE = "dust.tck.store";

  private final DustServer embedded;
  private final StoreAddress main;
  private final StoreAddress live;

  private TckServer(DustServer embedded, StoreAddress main, StoreAddress live) {
    this.embedded = embedded;
    this.main = main;
    this.live = live;
  }

  /**
   * The server that the system properties ask for. Without {@code dust.tck.url} it is started on a
   * random loopback port, with empty stores in memory, no rate limits and the quirks that {@code
   * dust.tck.quirks} names: {@code real} for all, nothing for none. With it, what an earlier run
   * left below {@link #ROOT} is deleted from the store, and nothing else.
   *
   * @return ready for use
   * @throws IllegalArgumentException if a property is missing or wrong
   * @throws IllegalStateException if the server that they name cannot be used
   */
  public static TckServer start() {
    String url = System.getProperty(URL, "");
    return url.isEmpty() ? embedded() : real(url);
  }

  private static TckServer embedded() {
    Set<Quirk> quirks = Quirk.parse(System.getProperty(QUIRKS, "none"));
    DustServer server =
        DustServer.builder()
            .inMemory()
            .store("acme/main")
            .store("acme/live")
            .rateLimits(RateLimits.off())
            .quirks(quirks)
            .start();
    String url = server.baseUrl().toString();
    return new TckServer(
        server,
        new StoreAddress(url, "acme/main", server.token()),
        new StoreAddress(url, "acme/live", server.token()));
  }

  private static TckServer real(String url) {
    StoreAddress store = new StoreAddress(url, required(STORE), required(TOKEN));
    RawHttp http = new RawHttp(store);
    otherCase(http)
        .ifPresent(
            found -> {
              throw new IllegalStateException(
                  store
                      + " has an entry "
                      + found
                      + ", which some servers would delete along with what the kit writes below "
                      + ROOT
                      + "; name a store without it in "
                      + STORE);
            });
    empty(http);
    return new TckServer(null, store, store);
  }

  private static String required(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          URL + " is set, but " + property + " is not; set it, too, or neither");
    }
    return value;
  }

  /** Servers may ignore the case of ASCII letters when they delete a subtree. */
  private static Optional<String> otherCase(RawHttp http) {
    return Stream.of("TCK", "TCk", "TcK", "Tck", "tCK", "tCk", "tcK")
        .flatMap(
            root -> usable(http, http.list(root + "/**", "&select=keys&limit=1")).paths().stream())
        .findFirst();
  }

  private static void empty(RawHttp http) {
    usable(http, http.delete(ROOT));
  }

  private static RawAnswer usable(RawHttp http, RawAnswer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException(
          http.store()
              + " answered "
              + answer
              + "; check "
              + String.join(", ", URL, STORE, TOKEN)
              + ": the token must be allowed to read and write");
    }
    return answer;
  }

  /**
   * The store of the suites.
   *
   * @return never null
   */
  public StoreAddress main() {
    return main;
  }

  /**
   * The store whose changes are observed.
   *
   * @return another one if the server is embedded, else the only one there is
   */
  public StoreAddress live() {
    return live;
  }

  /**
   * Whether it was started for the suites.
   *
   * @return false if the system properties name it
   */
  public boolean isEmbedded() {
    return embedded != null;
  }

  /** Stops the server if it is embedded; else deletes what the suites stored. */
  @Override
  public void close() {
    if (embedded == null) {
      empty(new RawHttp(main));
    } else {
      embedded.close();
    }
  }
}
