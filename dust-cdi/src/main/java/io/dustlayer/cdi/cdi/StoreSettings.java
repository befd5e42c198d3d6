package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.tls.TrustStore;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
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
  private final SettingReader values;

  /**
   * The settings of a store.
   *
   * @param storeKey the name of the store in the configuration; empty for the default store
   * @param config asked at each read: which configuration applies is known only at run time
   */
  StoreSettings(String storeKey, Supplier<Config> config) {
    this.storeKey = storeKey;
    this.values = new SettingReader(storeKey, config);
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
    return values
        .read(name)
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
    SettingName name = values.nameOf(Setting.TRANSPORT);
    String mode = SettingFormat.oneOf(name, values.orDefault(name), "auto", "http", "sdk");
    return TransportMode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  /**
   * Where {@link #transport()} is set.
   *
   * @return the default store's name for it if the store has none of its own
   */
  SettingName transportName() {
    return values.nameOf(Setting.TRANSPORT);
  }

  /**
   * Refuses to start the SDK transport if it is switched off.
   *
   * @throws DustException {@code NOT_SUPPORTED} if {@code dust.transport=http}
   */
  void requireSdkAllowed() {
    if (transport() == TransportMode.HTTP) {
      SettingName name = values.nameOf(Setting.TRANSPORT);
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
    SettingName name = values.nameOf(Setting.STORE);
    return SettingFormat.store(name, values.required(name));
  }

  /**
   * The bearer token.
   *
   * @return a secret
   */
  String token() {
    SettingName name = values.nameOf(Setting.TOKEN);
    return SettingFormat.token(name, values.required(name));
  }

  /**
   * The server's address.
   *
   * @return without trailing slash
   */
  URI baseUrl() {
    SettingName name = values.nameOf(Setting.BASE_URL);
    return SettingFormat.baseUrl(name, values.orDefault(name));
  }

  /**
   * Where {@link #baseUrl()} is set.
   *
   * @return the default store's name for it if the store has none of its own
   */
  SettingName baseUrlName() {
    return values.nameOf(Setting.BASE_URL);
  }

  /**
   * The certificates to trust, read from their file.
   *
   * @return empty to trust those that the JVM trusts, and where nothing is encrypted
   */
  Optional<TrustStore> trustStore() {
    SettingName file = values.nameOf(Setting.TLS_TRUST_STORE);
    Optional<String> path = values.read(file);
    if (path.isEmpty() || !"https".equalsIgnoreCase(baseUrl().getScheme())) {
      return Optional.empty();
    }
    SettingName type = values.nameOf(Setting.TLS_TRUST_STORE_TYPE);
    SettingName password = values.nameOf(Setting.TLS_TRUST_STORE_PASSWORD);
    return Optional.of(
        TrustStores.read(
            file,
            path.get(),
            SettingFormat.trustStoreType(type, values.orDefault(type)),
            password,
            values.read(password)));
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
    SettingName name = values.nameOf(setting);
    return SettingFormat.timeout(name, values.orDefault(name));
  }

  /**
   * How long the body of an answer over HTTP may be.
   *
   * @return bytes
   */
  long maxAnswer() {
    SettingName name = values.nameOf(Setting.HTTP_MAX_ANSWER);
    return SettingFormat.size(name, values.orDefault(name));
  }

  /**
   * How many entries one page of a listing holds.
   *
   * @return 1 to 1000
   */
  int pageSize() {
    SettingName name = values.nameOf(Setting.PAGE_SIZE);
    return SettingFormat.count(name, values.orDefault(name), DustTransport.MAX_PAGE);
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
    SettingName name = values.nameOf(Setting.SDK_FORMAT);
    return SettingFormat.oneOf(name, values.orDefault(name), "json", "msgpack").equals("msgpack");
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
    SettingName name = values.nameOf(Setting.SDK_REJOIN_INTERVAL);
    return SettingFormat.rejoin(name, values.orDefault(name));
  }

  /**
   * How often a silent connection is checked.
   *
   * @return positive, less than the minute after which servers close
   */
  Duration heartbeatInterval() {
    SettingName name = values.nameOf(Setting.SDK_HEARTBEAT_INTERVAL);
    return SettingFormat.heartbeat(name, values.orDefault(name));
  }

  /**
   * How long a message may be.
   *
   * @return bytes
   */
  long maxMessage() {
    SettingName name = values.nameOf(Setting.SDK_MAX_MESSAGE);
    return SettingFormat.size(name, values.orDefault(name));
  }

  /**
   * Who this client is.
   *
   * @return empty for another id at each start
   */
  Optional<String> deviceId() {
    SettingName name = values.nameOf(Setting.SDK_DEVICE_ID);
    String id = SettingFormat.deviceId(name, values.orDefault(name));
    return id.equals(Setting.SDK_DEVICE_ID.example()) ? Optional.empty() : Optional.of(id);
  }

  /**
   * What is kept on disk.
   *
   * @return of the same store
   */
  DiskSettings disk() {
    return new DiskSettings(values);
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
    SettingName name = values.nameOf(setting);
    return SettingFormat.count(name, values.orDefault(name), max);
  }

  /**
   * Whether a FLAT record is written by one atomic request.
   *
   * @return false by default: one request per property
   */
  boolean atomicFlatWrites() {
    SettingName name = values.nameOf(Setting.FLAT_WRITES);
    return SettingFormat.oneOf(name, values.orDefault(name), "separate", "atomic").equals("atomic");
  }
}
