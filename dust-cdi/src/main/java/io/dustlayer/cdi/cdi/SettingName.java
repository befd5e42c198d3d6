package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.util.Locale;

/**
 * A setting of one store, as the user writes it.
 *
 * @param key the full configuration key
 * @param setting which setting it is
 */
record SettingName(String key, Setting setting) {

  /**
   * The environment variable that MicroProfile Config maps to a key: everything but letters and
   * digits becomes {@code _}, then upper case.
   *
   * @param key a configuration key
   * @return for example {@code DUST_BASE_URL}
   */
  static String environmentVariableOf(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * The environment variable that sets this.
   *
   * @return for example {@code DUST_STORES_AUDIT_TOKEN}
   */
  String environmentVariable() {
    return environmentVariableOf(key);
  }

  /**
   * The setting with a value, for messages.
   *
   * @param value not a secret
   * @return names key, value and environment variable
   */
  String inFull(String value) {
    return key + '=' + value + " (environment variable " + environmentVariable() + ")";
  }

  /**
   * The failure to report for this setting.
   *
   * @param code the code of the situation
   * @param problem what is wrong, following the key: {@code "is not set"}; never a token's value
   * @return names key, environment variable, problem, the form of a value and an example
   */
  DustException wrong(String code, String problem) {
    return new DustException(
        Kind.INVALID_PARAMS,
        code,
        key
            + " (environment variable "
            + environmentVariable()
            + ") "
            + problem
            + ". Set it to "
            + setting.form()
            + ", for example "
            + key
            + '='
            + setting.example(),
        false,
        new ErrorDetail.Setting(key, environmentVariable()),
        null);
  }

  /** The key, so that a name can be used in a sentence. */
  @Override
  public String toString() {
    return key;
  }
}
