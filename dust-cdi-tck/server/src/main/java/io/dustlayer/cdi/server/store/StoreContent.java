package io.dustlayer.cdi.server.store;

import java.util.List;
import java.util.Optional;

/**
 * Everything in a store as of one moment, to compare it with or to put it into another store or
 * back into the same.
 *
 * @param entries the leaves, ordered by path
 * @param pruned the ops that compaction took from the log, oldest first; empty unless the store
 *     keeps them
 * @param ops the log, oldest first
 * @param snapshot the latest snapshot
 * @param files the files
 */
public record StoreContent(
    List<Entry> entries,
    List<CommittedOp> pruned,
    List<CommittedOp> ops,
    Optional<Snapshot> snapshot,
    List<StoredFile> files) {
  /**
   * The store_seq of the last op.
   *
   * @return 0 for a new store
   */
  public long lastSeq() {
    return ops.isEmpty()
        ? snapshot.map(Snapshot::seq).orElse(0L)
        : ops.get(ops.size() - 1).storeSeq();
  }
}
