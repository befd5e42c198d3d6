package io.dustlayer.cdi.tck.weld.soak;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a run was seen to do.
 *
 * @param log every operation of the server, oldest first, those that compaction removed included
 * @param snapshots the {@code store_seq} of each snapshot that was taken
 * @param calls the calls of all writers
 * @param witnesses what the applications were told
 * @param readings what the applications read at the end
 * @param server the leaves that the server showed over HTTP at the end, by path
 */
record History(
    List<LoggedOp> log,
    Set<Long> snapshots,
    List<WriteCall> calls,
    List<Witness> witnesses,
    List<Reading> readings,
    Map<String, Leaf> server) {}
