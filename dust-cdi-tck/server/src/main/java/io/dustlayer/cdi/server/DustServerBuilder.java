package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.channel.ChannelServer;
import io.dustlayer.cdi.server.channel.ChannelSettings;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.http.HttpApi;
import io.dustlayer.cdi.server.http.HttpFront;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreName;
import io.dustlayer.cdi.server.store.StoreSettings;
import io.dustlayer.cdi.server.store.StoreUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Describes a server before it starts. Not thread-safe; may start several servers. */
public final class DustServerBuilder {
  private String host = "127.0.0.1";
  private int port;
  private Path data;
  private final List<StoreName> stores = new ArrayList<>();
  private final List<String> fullAccess = new ArrayList<>();
  private final List<AccessToken> tokens = new ArrayList<>();
  private RateLimits limits = RateLimits.standard();
  private final Set<Quirk> quirks = Quirk.none();
  private InstantSource clock = InstantSource.system();
  private ChannelSettings channels = ChannelSettings.standard();

  DustServerBuilder() {}

  /**
   * Listens on another address than loopback.
   *
   * @param address a name or number; {@code 0.0.0.0} for all
   * @return this
   */
  public DustServerBuilder host(String address) {
    this.host = Objects.requireNonNull(address, "address");
    return this;
  }

  /**
   * Listens on a certain port.
   *
   * @param number 0 for any free one
   * @return this
   * @throws IllegalArgumentException if it is not between 0 and 65535
   */
  public DustServerBuilder port(int number) {
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException("port " + number + " is not between 0 and 65535");
    }
    this.port = number;
    return this;
  }

  /**
   * Keeps the stores in files.
   *
   * @param folder is created if missing
   * @return this
   */
  public DustServerBuilder data(Path folder) {
    this.data = Objects.requireNonNull(folder, "folder");
    return this;
  }

  /**
   * Keeps the stores in memory, until the server is closed.
   *
   * @return this
   */
  public DustServerBuilder inMemory() {
    this.data = null;
    return this;
  }

  /**
   * Has a store exist; may be called for several. The first is {@link DustServer#store()}.
   *
   * @param fullName such as {@code acme/main}
   * @return this
   * @throws IllegalArgumentException if it is not a store's name
   */
  public DustServerBuilder store(String fullName) {
    stores.add(StoreName.parse(fullName));
    return this;
  }

  /**
   * Accepts a token that may do everything in the first store's organization. May be called for
   * several.
   *
   * @param secret what follows {@code Bearer } on the wire; best URL-safe
   * @return this
   */
  public DustServerBuilder token(String secret) {
    fullAccess.add(Objects.requireNonNull(secret, "secret"));
    return this;
  }

  /**
   * Accepts a token. May be called for several.
   *
   * @param token what it allows
   * @return this
   */
  public DustServerBuilder token(AccessToken token) {
    tokens.add(Objects.requireNonNull(token, "token"));
    return this;
  }

  /**
   * Limits how often each token may be used. Without this call it is {@link RateLimits#standard()}.
   *
   * @param perMinute for example {@link RateLimits#off()}
   * @return this
   */
  public DustServerBuilder rateLimits(RateLimits perMinute) {
    this.limits = Objects.requireNonNull(perMinute, "perMinute");
    return this;
  }

  /**
   * Switches quirks on, besides those that are on already.
   *
   * @param more for example {@link Quirk#real()}
   * @return this
   */
  public DustServerBuilder quirks(Collection<Quirk> more) {
    quirks.addAll(more);
    return this;
  }

  /**
   * Switches quirks on, besides those that are on already.
   *
   * @param more which
   * @return this
   */
  public DustServerBuilder quirks(Quirk... more) {
    return quirks(List.of(more));
  }

  /**
   * Takes the time for commits, expiry, rate limits and idle sockets from elsewhere.
   *
   * @param source for tests
   * @return this
   */
  public DustServerBuilder clock(InstantSource source) {
    this.clock = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Limits the WebSockets otherwise than {@link ChannelSettings#standard()} does.
   *
   * @param settings not null
   * @return this
   */
  public DustServerBuilder channels(ChannelSettings settings) {
    this.channels = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Starts the server; when this returns, it answers.
   *
   * @return the running server; close it
   * @throws ServerStartException if the port, the folder or a store's file cannot be used
   */
  public DustServer start() {
    List<StoreName> names = stores.isEmpty() ? List.of(StoreName.parse("acme/main")) : stores;
    EnumSet<Quirk> active = EnumSet.noneOf(Quirk.class);
    active.addAll(quirks);
    StoreCatalog catalog = catalog(active);
    try {
      names.forEach(catalog::create);
      return start(catalog, active, names.get(0));
    } catch (StoreUnusableException unusable) {
      catalog.close();
      throw new ServerStartException(unusable.getMessage(), unusable);
    } catch (ServerStartException failed) {
      catalog.close();
      throw failed;
    }
  }

  private StoreCatalog catalog(Set<Quirk> active) {
    try {
      return data == null
          ? StoreCatalog.inMemory(active, clock)
          : StoreCatalog.in(data, StoreSettings.of(active, clock));
    } catch (StoreUnusableException unusable) {
      throw new ServerStartException(unusable.getMessage(), unusable);
    }
  }

  private DustServer start(StoreCatalog catalog, Set<Quirk> active, StoreName first) {
    List<AccessToken> accepted = accepted(first.organization());
    TokenRegistry registry = new TokenRegistry(clock);
    accepted.forEach(registry::add);
    Faults faults = new Faults();
    RateLimiter limiter = new RateLimiter(limits, clock);
    HttpApi api = new HttpApi(catalog, registry, limiter, active, clock);
    ChannelServer sockets = new ChannelServer(catalog, registry, limiter, active, clock, channels);
    HttpFront front = open(api, sockets, faults);
    URI url =
        URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + front.port());
    return new DustServer(catalog, registry, faults, front, first, accepted.get(0), url);
  }

  private List<AccessToken> accepted(String organization) {
    List<AccessToken> accepted = new ArrayList<>();
    fullAccess.forEach(secret -> accepted.add(AccessToken.fullAccess(secret, organization)));
    accepted.addAll(tokens);
    if (accepted.isEmpty()) {
      String secret = "dust_tok_" + UUID.randomUUID().toString().replace("-", "");
      accepted.add(AccessToken.fullAccess(secret, organization));
    }
    return accepted;
  }

  private HttpFront open(HttpApi api, ChannelServer sockets, Faults faults) {
    try {
      return HttpFront.open(host, port, api, sockets, faults);
    } catch (IOException failed) {
      throw new ServerStartException(
          "cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + failed.getMessage()
              + "); choose another port, or 0 for any free one",
          failed);
    }
  }
}
