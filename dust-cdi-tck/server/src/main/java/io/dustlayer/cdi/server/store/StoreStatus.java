package io.dustlayer.cdi.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Figures of a store, all as of one moment.
 *
 * @param currentSeq the store_seq of the last op; 0 for a new store
 * @param entryCount how many leaves there are
 * @param opCount how many ops there have been, pruned ones included
 * @param databaseBytes the size of the database
 * @param fileBytes the size of its files together
 * @param snapshotSeq the store_seq of the latest snapshot; 0 if there is none
 * @param snapshotAt when it was taken
 * @param expiresAt when the store will be archived, if ever
 * @param recentOps at most five of the log, newest first
 */
public record StoreStatus(
    long currentSeq,
    long entryCount,
    long opCount,
    long databaseBytes,
    long fileBytes,
    long snapshotSeq,
    Optional<Instant> snapshotAt,
    Optional<Instant> expiresAt,
    List<CommittedOp> recentOps) {}
