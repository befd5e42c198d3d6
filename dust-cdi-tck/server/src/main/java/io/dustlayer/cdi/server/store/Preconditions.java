package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Whether what an op demands of the leaves holds. Guarded by its {@link Store}. */
final class Preconditions {
  private final EntryTable entries;
  private final Set<Quirk> quirks;

  Preconditions(EntryTable entries, Set<Quirk> quirks) {
    this.entries = entries;
    this.quirks = quirks;
  }

  void checkFence(WriteOp op, Instant now) throws SQLException {
    if (op instanceof WriteOp.Fenced fenced) {
      Fence fence = fenced.fence();
      LeaseValue.in(entries.find(fence.key()))
          .filter(lease -> lease.isLive(now) && lease.has(fence.token()))
          .orElseThrow(
              () ->
                  new WriteRefusedException(
                      Reason.FENCED,
                      op.wireName() + " of \"" + op.path().render() + "\" is refused"));
    }
  }

  boolean hold(WriteOp op) throws SQLException {
    if (op.condition() instanceof Condition.IfMatch wanted) {
      OptionalLong current = leafRevision(op.path());
      return current.isPresent()
          && BigInteger.valueOf(current.getAsLong()).equals(wanted.revision());
    }
    if (op.condition() instanceof Condition.IfAbsent) {
      boolean exact = quirks.contains(Quirk.IF_NONE_MATCH_IGNORES_SUBTREE);
      return (exact ? leafRevision(op.path()) : entries.revision(op.path())).isEmpty();
    }
    return true;
  }

  ConflictException conflict(int opIndex, WriteOp op) throws SQLException {
    return new ConflictException(opIndex, op, entries.revision(op.path()), comparedSubtree(op));
  }

  private boolean comparedSubtree(WriteOp op) throws SQLException {
    return op.condition() instanceof Condition.IfMatch
        && !quirks.contains(Quirk.IF_MATCH_ON_SUBTREE_ALWAYS_CONFLICTS)
        && leafRevision(op.path()).isEmpty()
        && entries.revision(op.path()).isPresent();
  }

  private OptionalLong leafRevision(DustPath path) throws SQLException {
    Optional<Entry> leaf = entries.find(path);
    return leaf.isPresent() ? OptionalLong.of(leaf.get().revision()) : OptionalLong.empty();
  }
}
