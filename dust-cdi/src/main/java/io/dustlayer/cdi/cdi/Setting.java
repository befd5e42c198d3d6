package io.dustlayer.cdi.cdi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every configuration key of the library. The default store is configured by {@code dust.<key>},
 * the named store {@code audit} by {@code dust.stores.audit.<key>}.
 *
 * <p>A key that is not set for a named store is taken from the default store, except {@link #STORE}
 * and {@link #TOKEN}: a named store that silently used another store's name or credentials would
 * write to the wrong place.
 *
 * <p>The comment of each key is its meaning in the documented table, which is generated from here.
 */
enum Setting {
  /** The store's name on the server. */
  STORE("store", "org/name", "acme/main", false),
  /** The store's API token: a secret, which is never logged. */
  TOKEN("token", "the token that the server issued", "dust_tok_...", false),
  /** Where the server is, for a self-hosted or embedded one. */
  BASE_URL("base-url", "an http or https URL", "https://dustlayer.io", true),
  /**
   * The certificates of the authorities to trust, instead of those that the JVM trusts; where
   * {@code dust.base-url} is https.
   */
  TLS_TRUST_STORE("tls.trust-store", "a file (PEM, PKCS12 or JKS)", "/etc/dust/ca.pem", true),
  /** What opens a PKCS12 file; a secret, which is never logged. */
  TLS_TRUST_STORE_PASSWORD(
      "tls.trust-store-password", "the password of the trust store", "...", true),
  /** What the trust store is; {@code auto} recognizes it. */
  TLS_TRUST_STORE_TYPE("tls.trust-store-type", "auto, pem, pkcs12 or jks", "auto", true),
  /**
   * How to reach the server. {@code sdk}: a WebSocket with a local mirror, from the start on;
   * {@code http}: never one; {@code auto}: HTTP until observers or {@code Dust.start()} want the
   * SDK transport.
   */
  TRANSPORT("transport", "auto, http or sdk", "auto", true),
  /**
   * How a FLAT record is written. {@code separate}: one write for each property; {@code atomic}:
   * one batch, over the SDK transport one merge.
   */
  FLAT_WRITES("flat-writes", "separate or atomic", "separate", true),
  /** How long to wait for a connection. */
  CONNECT_TIMEOUT("connect-timeout", DurationText.FORMS, "5s", true),
  /** How long to wait for an answer; for all of its body ten times as long. */
  READ_TIMEOUT("read-timeout", DurationText.FORMS, "30s", true),
  /** How long the body of an answer over HTTP may be; a page of a list is one. */
  HTTP_MAX_ANSWER(
      "http.max-answer", "a size from 1MB to 2000MB (128MB, or a number of bytes)", "128MB", true),
  /** How long a write over the SDK transport waits for its acknowledgement. */
  ACK_TIMEOUT("ack-timeout", DurationText.FORMS, "10s", true),
  /**
   * How messages are written; {@code msgpack} needs {@code org.msgpack:msgpack-core} in the
   * application.
   */
  SDK_FORMAT("sdk.format", "json or msgpack", "json", true),
  /** How many writes may be unacknowledged at once; more wait in order. */
  SDK_MAX_IN_FLIGHT("sdk.max-in-flight", "a whole number from 1 to 10000", "64", true),
  /** How many writes may wait; one more is refused. */
  SDK_QUEUE("sdk.queue", "a whole number from 1 to 1000000", "10000", true),
  /** How soon changes are noticed that the server does not announce. */
  SDK_STATUS_INTERVAL("sdk.status-interval", DurationText.FORMS, "5s", true),
  /**
   * How rarely the client joins again, at most, to fetch changes that the server does not announce.
   * It begins with 1s and doubles while there are such changes.
   */
  SDK_REJOIN_INTERVAL("sdk.rejoin-interval", DurationText.FORMS + " of at least 1s", "10s", true),
  /** How often a silent connection is checked. */
  SDK_HEARTBEAT_INTERVAL(
      "sdk.heartbeat-interval", DurationText.FORMS + " of at most 50s", "30s", true),
  /**
   * How long a message may be; a snapshot of the whole store is one. On Quarkus also raise {@code
   * quarkus.websocket.max-frame-size}.
   */
  SDK_MAX_MESSAGE(
      "sdk.max-message", "a size from 1MB to 2000MB (128MB, or a number of bytes)", "128MB", true),
  /** Who this client is, for the server; unique among running clients. */
  SDK_DEVICE_ID(
      "sdk.device-id",
      "1 to 100 letters, digits, '.', '_' and '-', or random for another one at each start",
      "random",
      true),
  /**
   * Where the SDK transport keeps its mirror. {@code memory}: it is read from the server at each
   * start; {@code file}: also in a file below {@code dust.cache.path}, so that only what has
   * changed is read. That needs {@code com.h2database:h2-mvstore} in the application.
   */
  CACHE("cache", "memory or file", "memory", true),
  /**
   * The folder of the cache's files, one for each store; made if it is missing. Each running
   * application needs one of its own.
   */
  CACHE_PATH("cache.path", "a folder", "/var/lib/dust", true),
  /**
   * Where {@code insertLater} and its kind keep what is to be written. {@code none}: nowhere, they
   * are refused; {@code file}: in a file, which needs {@code com.h2database:h2-mvstore} in the
   * application, and the SDK transport, which then runs.
   */
  OUTBOX("outbox", "none or file", "none", true),
  /** The folder of the outbox's files; where {@code dust.outbox} is file. */
  OUTBOX_PATH("outbox.path", "a folder", "/var/lib/links/outbox", true),
  /** How much may wait in the outbox; beyond, it refuses. Dead letters may take as much beside. */
  OUTBOX_MAX_SIZE(
      "outbox.max-size", "a size from 1MB to 2000MB (64MB, or a number of bytes)", "64MB", true),
  /** How many events may wait for one receiver. */
  EVENTS_QUEUE("events.queue", "a whole number from 1 to 1000000", "1000", true),
  /** How many leaves one page of a list holds. */
  PAGE_SIZE("page-size", "a whole number from 1 to 1000", "1000", true),
  /**
   * Whether calls are allowed at all. With {@code false} everything injects, and the first call
   * says that it is disabled.
   */
  ENABLED("enabled", "true or false", "true", true);

  private static final String PREFIX = "dust.";
  private static final String STORES = "stores.";

  private final String key;
  private final String form;
  private final String example;
  private final boolean inherited;

  Setting(String key, String form, String example, boolean inherited) {
    this.key = key;
    this.form = form;
    this.example = example;
    this.inherited = inherited;
  }

  /**
   * The last part of the key, for example {@code base-url}.
   *
   * @return the part after {@code dust.} or {@code dust.stores.<name>.}
   */
  String key() {
    return key;
  }

  /**
   * What a value looks like, for messages.
   *
   * @return never empty
   */
  String form() {
    return form;
  }

  /**
   * A good value, for messages; for {@linkplain #isInherited() inherited} keys that are not
   * {@linkplain #isOptional() optional} it is the default.
   *
   * @return never empty
   */
  String example() {
    return example;
  }

  /**
   * Whether a named store takes the default store's value where it has none.
   *
   * @return false for what says which store it is and who asks
   */
  boolean isInherited() {
    return inherited;
  }

  /**
   * Whether it is no mistake to have no value, not even a default.
   *
   * @return true for what the JVM's own settings stand in for, or another setting asks for
   */
  boolean isOptional() {
    return this == TLS_TRUST_STORE
        || this == TLS_TRUST_STORE_PASSWORD
        || this == OUTBOX_PATH
        || this == CACHE_PATH;
  }

  /**
   * The full key for a store.
   *
   * @param storeKey the name of the store in the configuration; empty for the default store
   * @return for example {@code dust.stores.audit.token}
   */
  SettingName in(String storeKey) {
    return new SettingName(
        storeKey.isEmpty() ? PREFIX + key : PREFIX + STORES + storeKey + '.' + key, this);
  }

  /**
   * The setting with a key.
   *
   * @param key the last part of a full key
   * @return empty if there is none
   */
  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /**
   * The keys of the default store.
   *
   * @return full keys in declaration order
   */
  static List<String> keys() {
    return Arrays.stream(values()).map(setting -> setting.in("").key()).toList();
  }
}
