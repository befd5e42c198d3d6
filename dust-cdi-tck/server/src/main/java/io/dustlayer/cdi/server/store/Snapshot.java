package io.dustlayer.cdi.server.store;

import java.time.Instant;
import java.util.List;

/**
 * All leaves of a store as of an op, which stand for the op and everything before it.
 *
 * @param seq the store_seq of that op
 * @param takenAt when the snapshot was taken
 * @param entries ordered by path
 */
public record Snapshot(long seq, Instant takenAt, List<Entry> entries) {}
