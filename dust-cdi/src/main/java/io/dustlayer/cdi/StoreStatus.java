package io.dustlayer.cdi;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a store's transport is doing.
 *
 * @param state what the SDK transport is doing; {@link SyncState#STOPPED} if HTTP is used
 * @param synced whether reads are local: true from the end of the first catch-up on, also while
 *     disconnected
 * @param watermark the last {@code store_seq} up to which the mirror has everything; 0 at first
 * @param lag how many operations the server is known to be ahead of the mirror; 0 if none are known
 * @param pending writes that were accepted and are not yet answered
 * @param lastError why the last attempt to connect, join or catch up failed; empty once live
 * @param canRead whether the token may read; true as long as the server has not said otherwise
 * @param canWrite whether the token may write; true as long as the server has not said otherwise
 * @param scopes the token's scopes as the server named them; empty before the first join
 */
public record StoreStatus(
    SyncState state,
    boolean synced,
    long watermark,
    long lag,
    int pending,
    Optional<String> lastError,
    boolean canRead,
    boolean canWrite,
    Set<String> scopes) {

  /** The status of a store that is used over HTTP. */
  public static final StoreStatus OVER_HTTP =
      new StoreStatus(SyncState.STOPPED, false, 0, 0, 0, Optional.empty(), true, true, Set.of());

  /**
   * Copies the scopes.
   *
   * @param state what the SDK transport is doing
   * @param synced whether reads are local
   * @param watermark up to which the mirror has everything
   * @param lag how many operations the server is known to be ahead
   * @param pending writes that are not yet answered
   * @param lastError why the last attempt failed
   * @param canRead whether the token may read
   * @param canWrite whether the token may write
   * @param scopes the token's scopes
   */
  public StoreStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(lastError, "lastError");
    scopes = Set.copyOf(scopes);
  }
}
