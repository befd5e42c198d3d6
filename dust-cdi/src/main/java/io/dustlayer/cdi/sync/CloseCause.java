package io.dustlayer.cdi.sync;

import java.util.Objects;

/**
 * Why a socket is closed.
 *
 * @param kind what happened
 * @param detail for the status and the log: a close code, a message; no secrets
 */
public record CloseCause(Kind kind, String detail) {

  /** The ways in which a socket ends. */
  public enum Kind {
    /** The server refused the upgrade with 403: token, device id, or protocol version. */
    REFUSED,
    /** There was no connection, or it ended, whoever ended it. */
    LOST,
    /** A message was longer than {@code dust.sdk.max-message}. */
    TOO_BIG,
    /** A frame could not be decoded. */
    GARBAGE
  }

  /**
   * Checks that nothing is null.
   *
   * @param kind what happened
   * @param detail for the status and the log
   */
  public CloseCause {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
  }
}
