package io.dustlayer.cdi.server.dev;

import io.dustlayer.cdi.server.DustServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives {@code dust.store}, {@code dust.token} and {@code dust.base-url} of a Dust server in this
 * process, which it starts when one of them is first asked for. It is not for production.
 *
 * <p>It does so only if {@code dust.dev-server} is {@code true} and no other source gives any of
 * the three: an application that is told of a store uses that one. The data lies in the folder
 * {@code dust.dev-server.data}, {@code .dust} below the working directory by default, where the
 * next start finds it again; {@code memory} keeps nothing. The server listens on the loopback
 * address, on the port {@code dust.dev-server.port} (any free one by default), has no rate limits,
 * accepts the token {@code dust.dev-server.token} (made up at each start by default), and stops
 * with the application.
 *
 * <p>Thread-safe. A read throws {@link io.dustlayer.cdi.server.ServerStartException} if the folder
 * or the port cannot be used, or another process uses it, and {@link IllegalArgumentException} if
 * the port is none.
 */
public final class DevServerConfigSource implements ConfigSource {

  private static final String STORE = "dust.store";
  private static final String TOKEN = "dust.token";
  private static final String BASE_URL = "dust.base-url";
  private static final List<String> KEYS = List.of(STORE, TOKEN, BASE_URL);

  /** Below every other source: defaults of libraries have 100 or less, but not this little. */
  private static final int ORDINAL = -1000;

  /** Set while this thread asks the other sources, which includes asking this one again. */
  private static final ThreadLocal<Boolean> ASKING_OTHERS = new ThreadLocal<>();

  /** The source; made by the configuration. */
  public DevServerConfigSource() {
    super();
  }

  @Override
  public String getValue(String name) {
    if (!KEYS.contains(name) || ASKING_OTHERS.get() != null) {
      return null;
    }
    return wanted().map(server -> value(server, name)).orElse(null);
  }

  /** None: hosts read every name they see, also while they build the application. */
  @Override
  public Set<String> getPropertyNames() {
    return Set.of();
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public String getName() {
    return "Dust server for development";
  }

  /**
   * The server, running, if the application is to have one.
   *
   * @return empty if it is not asked for, or another store is configured
   */
  static Optional<DustServer> wanted() {
    ASKING_OTHERS.set(Boolean.TRUE);
    try {
      return options(ConfigProvider.getConfig()).map(DevServers::on);
    } finally {
      ASKING_OTHERS.remove();
    }
  }

  private static Optional<DevServerOptions> options(Config config) {
    boolean asked = config.getOptionalValue("dust.dev-server", Boolean.class).orElse(false);
    return !asked || KEYS.stream().anyMatch(key -> isGiven(config, key))
        ? Optional.empty()
        : Optional.of(DevServerOptions.of(config));
  }

  /**
   * Asks for a {@code ConfigValue} because Payara remembers for a minute, by key and type, what it
   * found: an answer without this source must not become the answer to the application.
   */
  private static boolean isGiven(Config config, String key) {
    String value = config.getConfigValue(key).getValue();
    return value != null && !value.isEmpty();
  }

  private static String value(DustServer server, String name) {
    return switch (name) {
      case STORE -> server.store();
      case TOKEN -> server.token();
      default -> server.baseUrl().toString();
    };
  }
}
