package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.access.PlanLimits;
import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.cdi.server.access.TokenRegistry;
import io.dustlayer.cdi.server.channel.ChannelSettings;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.http.HttpFront;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.StoreCatalog;
import io.dustlayer.cdi.server.store.StoreName;
import io.dustlayer.cdi.server.store.StoreSettings;
import io.dustlayer.cdi.server.store.StoreUnusableException;
import io.dustlayer.cdi.server.tls.ServerCertificate;
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
  private int maxConnections = 1000;
  private ServerCertificate certificate;
  private Path data;
  private final List<StoreName> stores = new ArrayList<>();
  private final List<String> fullAccess = new ArrayList<>();
  private final List<AccessToken> tokens = new ArrayList<>();
  private RateLimits limits = RateLimits.standard();
  private PlanLimits plan = PlanLimits.none();
  private long compactAfter = StoreSettings.NEVER;
  private boolean everyOp;
  private final Set<Quirk> quirks = Quirk.none();
  private InstantSource clock = InstantSource.system();
  private ChannelSettings channels = ChannelSettings.standard();

  DustServerBuilder() {}

  /**
   * Listens on another address than loopback, which is warned of: the server is not for production.
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
   * Limits how many connections may be open at once, WebSockets included; further ones wait.
   * Without this call 1000 may.
   *
   * @param most at least 1
   * @return this
   * @throws IllegalArgumentException if it is below 1
   */
  public DustServerBuilder maxConnections(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("there must be room for 1 connection, not " + most);
    }
    this.maxConnections = most;
    return this;
  }

  /**
   * Speaks TLS on its port, and nothing else: {@code https} and {@code wss}.
   *
   * @param shown for example {@link io.dustlayer.cdi.server.tls.PrivateCa#issue issued} for {@code
   *     127.0.0.1}
   * @return this
   */
  public DustServerBuilder tls(ServerCertificate shown) {
    this.certificate = Objects.requireNonNull(shown, "shown");
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
   * Limits how much there may be. Without this call there are no limits.
   *
   * @param most for example 1000 keys and 1 store
   * @return this
   */
  public DustServerBuilder planLimits(PlanLimits most) {
    this.plan = Objects.requireNonNull(most, "most");
    return this;
  }

  /**
   * Compacts the log of a store by itself. Without this call it grows until compaction is asked
   * for.
   *
   * @param ops after how many ops since the last snapshot, at least 1
   * @return this
   * @throws IllegalArgumentException if it is below 1
   */
  public DustServerBuilder compactAfter(long ops) {
    if (ops < 1) {
      throw new IllegalArgumentException("a log must be compacted after at least 1 op, not " + ops);
    }
    this.compactAfter = ops;
    return this;
  }

  /**
   * Keeps the ops that compaction takes from the log, where only {@link StoreAdmin#audit()} finds
   * them.
   *
   * @return this
   */
  public DustServerBuilder keepEveryOp() {
    this.everyOp = true;
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
    List<AccessToken> accepted = accepted(names.get(0).organization());
    ServerSetup setup = setup(accepted);
    Exposure.warn(host, certificate != null);
    StoreCatalog catalog = setup.openStores();
    try {
      names.forEach(catalog::create);
      HttpFront front = setup.openFront(catalog, port);
      return new DustServer(setup, catalog, front, names.get(0), accepted.get(0));
    } catch (StoreUnusableException unusable) {
      catalog.close();
      throw new ServerStartException(unusable.getMessage(), unusable);
    } catch (ServerStartException failed) {
      catalog.close();
      throw failed;
    }
  }

  private ServerSetup setup(List<AccessToken> accepted) {
    EnumSet<Quirk> active = EnumSet.noneOf(Quirk.class);
    active.addAll(quirks);
    TokenRegistry registry = new TokenRegistry(clock);
    accepted.forEach(registry::add);
    return new ServerSetup(
        host,
        maxConnections,
        certificate,
        data,
        new StoreSettings(active, clock, compactAfter, everyOp),
        channels,
        registry,
        new RateLimiter(limits, clock),
        plan,
        new Faults());
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
}
