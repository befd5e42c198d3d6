package io.dustlayer.cdi.server.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a token allows its holder to do. */
public enum Scope {
  /** Read the log. */
  AUDIT_READ,
  /** Read entries. */
  ENTRIES_READ,
  /** Write entries. */
  ENTRIES_WRITE,
  /** Read files. */
  FILES_READ,
  /** Write files. */
  FILES_WRITE,
  /** Clone stores. */
  STORES_CLONE,
  /** Create stores. */
  STORES_CREATE,
  /** List stores. */
  STORES_READ,
  /** List tokens. */
  TOKENS_READ,
  /** Create and revoke tokens. */
  TOKENS_WRITE,
  /** List webhooks. */
  WEBHOOKS_READ,
  /** Create and remove webhooks. */
  WEBHOOKS_WRITE;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', ':');

  /**
   * The scope as the protocol writes it.
   *
   * @return for example {@code entries:read}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Every scope.
   *
   * @return a new mutable set
   */
  public static Set<Scope> all() {
    return EnumSet.allOf(Scope.class);
  }

  /**
   * Every scope but the one that writes entries.
   *
   * @return a new mutable set
   */
  public static Set<Scope> readOnly() {
    return EnumSet.complementOf(EnumSet.of(ENTRIES_WRITE, FILES_WRITE));
  }

  /**
   * Every scope but those that read entries.
   *
   * @return a new mutable set
   */
  public static Set<Scope> writeOnly() {
    return EnumSet.complementOf(EnumSet.of(ENTRIES_READ, FILES_READ));
  }
}
