package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.tls.TrustStore;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of one store when they are asked for. Every method throws a {@link
 * DustException} that names key and environment variable if the setting is missing or malformed.
 *
 * <p>Nothing is remembered, so a corrected value counts from the next call on.
 */
final class StoreSettings {

  private final String storeKey;
  private final Supplier<Config> config;

  /**
   * The settings of a store.
   *
   * @param storeKey the name of the store in the configuration; empty for the default store
   * @param config asked at each read: which configuration applies is known only at run time
   */
  StoreSettings(String storeKey, Supplier<Config> config) {
    this.storeKey = storeKey;
    this.config = config;
  }

  /**
   * Refuses to go on if this store, or the library as a whole, is switched off.
   *
   * @throws DustException {@code NOT_SUPPORTED}
   */
  void requireEnabled() {
    Optional<SettingName> culprit = switchedOffBy();
    if (culprit.isPresent()) {
      SettingName name = culprit.get();
      throw new DustException(
          Kind.NOT_SUPPORTED,
          "DUST0309",
          "Dust is disabled by "
              + name.key()
              + "=false. Set it to true (environment variable "
              + name.environmentVariable()
              + "), or remove it, to allow calls",
          false,
          new ErrorDetail.Setting(name.key(), name.environmentVariable()),
          null);
    }
  }

  /**
   * Whether calls are allowed.
   *
   * @return false if this store, or the library as a whole, is switched off
   */
  boolean isEnabled() {
    return switchedOffBy().isEmpty();
  }

  private Optional<SettingName> switchedOffBy() {
    return Stream.of("", storeKey)
        .distinct()
        .map(Setting.ENABLED::in)
        .filter(name -> !isTrue(name))
        .findFirst();
  }

  private boolean isTrue(SettingName name) {
    return read(name)
        .map(text -> SettingFormat.oneOf(name, text, "true", "false"))
        .map(Boolean::parseBoolean)
        .orElse(true);
  }

  /**
   * How the store is to be reached.
   *
   * @return never null
   */
  TransportMode transport() {
    SettingName name = nameOf(Setting.TRANSPORT);
    String mode = SettingFormat.oneOf(name, orDefault(name), "auto", "http", "sdk");
    return TransportMode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  /**
   * Where {@link #transport()} is set.
   *
   * @return the default store's name for it if the store has none of its own
   */
  SettingName transportName() {
    return nameOf(Setting.TRANSPORT);
  }

  /**
   * Refuses to start the SDK transport if it is switched off.
   *
   * @throws DustException {@code NOT_SUPPORTED} if {@code dust.transport=http}
   */
  void requireSdkAllowed() {
    if (transport() == TransportMode.HTTP) {
      SettingName name = nameOf(Setting.TRANSPORT);
      throw new DustException(
          Kind.NOT_SUPPORTED,
          "DUST0314",
          "the SDK transport cannot start: "
              + name.key()
              + "=http switches it off. Set it to auto or sdk (environment variable "
              + name.environmentVariable()
              + "), or remove it",
          false,
          new ErrorDetail.Setting(name.key(), name.environmentVariable()),
          null);
    }
  }

  /**
   * The store's name on the server.
   *
   * @return {@code org/name}
   */
  String store() {
    SettingName name = nameOf(Setting.STORE);
    return SettingFormat.store(name, required(name));
  }

  /**
   * The bearer token.
   *
   * @return a secret
   */
  String token() {
    SettingName name = nameOf(Setting.TOKEN);
    return SettingFormat.token(name, required(name));
  }

  /**
   * The server's address.
   *
   * @return without trailing slash
   */
  URI baseUrl() {
    SettingName name = nameOf(Setting.BASE_URL);
    return SettingFormat.baseUrl(name, orDefault(name));
  }

  /**
   * The certificates to trust, read from their file.
   *
   * @return empty to trust those that the JVM trusts, and where nothing is encrypted
   */
  Optional<TrustStore> trustStore() {
    SettingName file = nameOf(Setting.TLS_TRUST_STORE);
    Optional<String> path = read(file);
    if (path.isEmpty() || !"https".equalsIgnoreCase(baseUrl().getScheme())) {
      return Optional.empty();
    }
    SettingName type = nameOf(Setting.TLS_TRUST_STORE_TYPE);
    SettingName password = nameOf(Setting.TLS_TRUST_STORE_PASSWORD);
    return Optional.of(
        TrustStores.read(
            file,
            path.get(),
            SettingFormat.trustStoreType(type, orDefault(type)),
            password,
            read(password)));
  }

  /**
   * How long to wait for a connection.
   *
   * @return positive
   */
  Duration connectTimeout() {
    return timeout(Setting.CONNECT_TIMEOUT);
  }

  /**
   * How long to wait for an answer.
   *
   * @return positive
   */
  Duration readTimeout() {
    return timeout(Setting.READ_TIMEOUT);
  }

  private Duration timeout(Setting setting) {
    SettingName name = nameOf(setting);
    return SettingFormat.timeout(name, orDefault(name));
  }

  /**
   * How many entries one page of a listing holds.
   *
   * @return 1 to 1000
   */
  int pageSize() {
    SettingName name = nameOf(Setting.PAGE_SIZE);
    return SettingFormat.count(name, orDefault(name), DustTransport.MAX_PAGE);
  }

  /**
   * How long a write over the SDK transport may be without acknowledgement.
   *
   * @return positive
   */
  Duration ackTimeout() {
    return timeout(Setting.ACK_TIMEOUT);
  }

  /**
   * Whether messages are MessagePack instead of JSON.
   *
   * @return false by default
   */
  boolean messagePack() {
    SettingName name = nameOf(Setting.SDK_FORMAT);
    return SettingFormat.oneOf(name, orDefault(name), "json", "msgpack").equals("msgpack");
  }

  /**
   * How many writes may be unacknowledged at once.
   *
   * @return 1 or more
   */
  int maxInFlight() {
    return count(Setting.SDK_MAX_IN_FLIGHT, 10_000);
  }

  /**
   * How many writes may wait.
   *
   * @return 1 or more
   */
  int writeQueue() {
    return count(Setting.SDK_QUEUE, 1_000_000);
  }

  /**
   * How often the server is asked for what it does not announce.
   *
   * @return positive
   */
  Duration statusInterval() {
    return timeout(Setting.SDK_STATUS_INTERVAL);
  }

  /**
   * How rarely the client joins again, at most, for what the server does not announce.
   *
   * @return a second or more
   */
  Duration rejoinInterval() {
    SettingName name = nameOf(Setting.SDK_REJOIN_INTERVAL);
    return SettingFormat.rejoin(name, orDefault(name));
  }

  /**
   * How often a silent connection is checked.
   *
   * @return positive, less than the minute after which servers close
   */
  Duration heartbeatInterval() {
    SettingName name = nameOf(Setting.SDK_HEARTBEAT_INTERVAL);
    return SettingFormat.heartbeat(name, orDefault(name));
  }

  /**
   * How long a message may be.
   *
   * @return bytes
   */
  long maxMessage() {
    SettingName name = nameOf(Setting.SDK_MAX_MESSAGE);
    return SettingFormat.size(name, orDefault(name));
  }

  /**
   * Who this client is.
   *
   * @return empty for another id at each start
   */
  Optional<String> deviceId() {
    SettingName name = nameOf(Setting.SDK_DEVICE_ID);
    String id = SettingFormat.deviceId(name, orDefault(name));
    return id.equals(Setting.SDK_DEVICE_ID.example()) ? Optional.empty() : Optional.of(id);
  }

  /**
   * How many events may wait for one receiver.
   *
   * @return 1 or more
   */
  int eventQueue() {
    return count(Setting.EVENTS_QUEUE, 1_000_000);
  }

  private int count(Setting setting, int max) {
    SettingName name = nameOf(setting);
    return SettingFormat.count(name, orDefault(name), max);
  }

  /**
   * Whether a FLAT record is written by one atomic request.
   *
   * @return false by default: one request per property
   */
  boolean atomicFlatWrites() {
    SettingName name = nameOf(Setting.FLAT_WRITES);
    return SettingFormat.oneOf(name, orDefault(name), "separate", "atomic").equals("atomic");
  }

  /** The name under which the setting is really set, so that messages name the culprit. */
  private SettingName nameOf(Setting setting) {
    SettingName own = setting.in(storeKey);
    boolean fallsBack = setting.isInherited() && !storeKey.isEmpty() && read(own).isEmpty();
    return fallsBack ? setting.in("") : own;
  }

  private String required(SettingName name) {
    return read(name).orElseThrow(() -> name.wrong("DUST0301", "is missing or empty"));
  }

  private String orDefault(SettingName name) {
    return read(name).orElse(name.setting().example());
  }

  private Optional<String> read(SettingName name) {
    try {
      return config
          .get()
          .getOptionalValue(name.key(), String.class)
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    } catch (IllegalArgumentException | NoSuchElementException unreadable) {
      // Its message may hold the value, which may be the token: say what failed, not with what.
      throw name.wrong(
          "DUST0311",
          "cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "); if it holds an expression like ${...}, check the name inside");
    }
  }
}
