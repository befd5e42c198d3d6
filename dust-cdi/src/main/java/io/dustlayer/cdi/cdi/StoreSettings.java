package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.net.URI;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
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
    requireEnabled(Setting.ENABLED.in(""));
    if (!storeKey.isEmpty()) {
      requireEnabled(Setting.ENABLED.in(storeKey));
    }
  }

  private void requireEnabled(SettingName name) {
    boolean enabled =
        read(name)
            .map(text -> SettingFormat.oneOf(name, text, "true", "false"))
            .map(Boolean::parseBoolean)
            .orElse(true);
    if (!enabled) {
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
   * Refuses a transport that this version does not have.
   *
   * @throws DustException {@code NOT_SUPPORTED} for {@code sdk}
   */
  void requireHttp() {
    SettingName name = nameOf(Setting.TRANSPORT);
    String transport =
        SettingFormat.oneOf(
            name, read(name).orElse(Setting.TRANSPORT.example()), "auto", "http", "sdk");
    if (transport.equals("sdk")) {
      throw new DustException(
          Kind.NOT_SUPPORTED,
          "DUST0310",
          name.key()
              + "=sdk: this version has the HTTP transport only. Set it to auto or http"
              + " (environment variable "
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
    return SettingFormat.pageSize(name, orDefault(name));
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
