package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the log still tells of earlier states. Thread-safe. */
public final class StoreHistory {
  private final StoreAccess access;
  private final StoreTables tables;
  private final Set<Quirk> quirks;

  StoreHistory(StoreAccess access, StoreTables tables, Set<Quirk> quirks) {
    this.access = access;
    this.tables = tables;
    this.quirks = quirks;
  }

  CatchUpPage catchUp(long lastSeq, int limit, long storeSeq) throws SQLException {
    boolean pruned = lastSeq < tables.snapshotSeq();
    Optional<Snapshot> snapshot = pruned ? tables.snapshot().find() : Optional.empty();
    long known = snapshot.map(Snapshot::seq).orElse(lastSeq);
    List<CommittedOp> ops = tables.log().pageAfter(known, limit);
    long through = ops.isEmpty() ? known : ops.get(ops.size() - 1).storeSeq();
    return new CatchUpPage(snapshot, ops, through, through >= storeSeq);
  }

  /**
   * The leaves that differ between two ops.
   *
   * @param fromSeq compared with
   * @param toSeq what is compared
   * @return ordered by path
   * @throws PoisonedValueException if one of them cannot be shown
   * @throws CompactedException if the log does not reach back so far
   */
  public List<Change> changes(long fromSeq, long toSeq) {
    return access.locked(() -> known(fromSeq).changes(between(fromSeq, toSeq)));
  }

  /**
   * A leaf as it was after an op.
   *
   * @param path not null
   * @param seq 0 for before the first
   * @return nothing if there was none
   * @throws CompactedException if the log does not reach back so far
   */
  public Optional<Entry> leaf(DustPath path, long seq) {
    return access.locked(() -> Optional.ofNullable(known(seq).leaves().get(path.render())));
  }

  /**
   * The totals that a real server shows in a catch-up, which can be wrong.
   *
   * @param seq the store_seq of the last op before the catch-up
   * @return to be asked for one op after the other
   */
  public WrongTotals wrongTotals(long seq) {
    return access.locked(() -> new WrongTotals(at(Math.max(seq, tables.snapshotSeq())).leaves()));
  }

  private History known(long seq) throws SQLException {
    long earliest = tables.snapshotSeq();
    if (seq < earliest) {
      throw new CompactedException(earliest);
    }
    return at(seq);
  }

  Rollback rollback(long toSeq) throws SQLException {
    if (toSeq < Math.max(1, tables.snapshotSeq())) {
      throw new WriteRefusedException(Reason.BEYOND_RETENTION, "op " + toSeq);
    }
    return new Rollback(toSeq, at(toSeq));
  }

  private History at(long seq) throws SQLException {
    return new History(tables.snapshot().find(), quirks).after(between(tables.snapshotSeq(), seq));
  }

  private List<CommittedOp> between(long afterSeq, long through) throws SQLException {
    int most = (int) Math.min(Math.max(through - afterSeq, 0), Integer.MAX_VALUE);
    return tables.log().after(afterSeq, most);
  }
}
