package io.dustlayer.cdi.server.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of what a subscriber has missed; a short one if the values are large.
 *
 * @param snapshot replaces all that the subscriber has; there if the log does not reach back to
 *     where the subscriber is
 * @param ops what comes after that, oldest first
 * @param throughSeq where the subscriber is with this page: its own seq if there was nothing to
 *     send, even if the store is behind it
 * @param last whether nothing was missing after this page when it was read
 */
public record CatchUpPage(
    Optional<Snapshot> snapshot, List<CommittedOp> ops, long throughSeq, boolean last) {}
