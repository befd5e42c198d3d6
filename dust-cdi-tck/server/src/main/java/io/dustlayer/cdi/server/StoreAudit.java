package io.dustlayer.cdi.server;

import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.Entry;
import java.util.List;

/**
 * What is in a store, and what brought it there.
 *
 * @param storeSeq the store_seq of the last op; 0 for a new store
 * @param entries every leaf, ordered by the bytes of its path
 * @param ops the ops that are known, oldest first
 */
public record StoreAudit(long storeSeq, List<Entry> entries, List<CommittedOp> ops) {}
