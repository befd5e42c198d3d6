package io.dustlayer.cdi.server.store;

import java.util.Locale;

/** Says that a store does not make a change in its present state, and that nothing was applied. */
public final class WriteRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a change is not made. */
  public enum Reason {
    /** Somebody holds the lease. */
    HELD,
    /** There is another value where a lease is asked for. */
    OCCUPIED,
    /** The lease is not live with that token. */
    NOT_HELD,
    /** The lease of the fence is not live with its token. */
    FENCED,
    /** What should be incremented is no number. */
    NOT_A_NUMBER,
    /** The store was archived. */
    STORE_ARCHIVED,
    /** The op to roll back to is not in the log any more, or never was. */
    BEYOND_RETENTION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * The reason as the protocol writes it.
     *
     * @return such as {@code not_held}; the protocol itself has no word for {@link #NOT_A_NUMBER}
     */
    public String wireName() {
      return wireName;
    }
  }

  /** Why. */
  private final Reason reason;

  WriteRefusedException(Reason reason, String about) {
    super(about + ": " + reason.wireName(), null, false, false);
    this.reason = reason;
  }

  /**
   * Why.
   *
   * @return never null
   */
  public Reason reason() {
    return reason;
  }
}
