package io.dustlayer.cdi.sync;

import java.util.Optional;
import java.util.Set;

/**
 * How the engine is doing.
 *
 * @param phase its state
 * @param synced whether the first catch-up is complete
 * @param watermark the last contiguous {@code store_seq}
 * @param serverSeq the highest {@code store_seq} that the server is known to have
 * @param pending writes without an outcome
 * @param lastError why the last attempt failed; empty once live
 * @param canRead whether the token may read
 * @param canWrite whether the token may write
 * @param scopes the token's scopes
 */
public record Status(
    Phase phase,
    boolean synced,
    long watermark,
    long serverSeq,
    int pending,
    Optional<String> lastError,
    boolean canRead,
    boolean canWrite,
    Set<String> scopes) {

  /**
   * Copies the scopes.
   *
   * @param phase its state
   * @param synced whether the first catch-up is complete
   * @param watermark the last contiguous {@code store_seq}
   * @param serverSeq the highest {@code store_seq} that the server is known to have
   * @param pending writes without an outcome
   * @param lastError why the last attempt failed
   * @param canRead whether the token may read
   * @param canWrite whether the token may write
   * @param scopes the token's scopes
   */
  public Status {
    scopes = Set.copyOf(scopes);
  }

  /** The names of the engine's states. */
  public enum Phase {
    /** Not wanted. */
    STOPPED,
    /** Waiting for a socket. */
    CONNECTING,
    /** Waiting for the answer to the join. */
    JOINING,
    /** Reading what was missed. */
    CATCHING_UP,
    /** Hearing of changes as they happen. */
    LIVE,
    /** Waiting before the next attempt. */
    BACKOFF,
    /** Given up. */
    FAILED
  }
}
