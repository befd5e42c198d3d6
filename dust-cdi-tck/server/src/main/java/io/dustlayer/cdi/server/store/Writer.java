package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes changes within an open transaction. Guarded by its {@link Store}. */
final class Writer {
  private final StoreTables tables;
  private final Preconditions preconditions;
  private final Set<Quirk> quirks;

  /** Says that an op's condition does not hold; never leaves the store. */
  static final class UnmetConditionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Which op of the transaction it was. */
    private final int opIndex;

    UnmetConditionException(int opIndex) {
      super("condition of op " + opIndex, null, false, false);
      this.opIndex = opIndex;
    }

    int opIndex() {
      return opIndex;
    }
  }

  Writer(StoreTables tables, Preconditions preconditions, Set<Quirk> quirks) {
    this.tables = tables;
    this.preconditions = preconditions;
    this.quirks = quirks;
  }

  /**
   * Applies ops, later ones seeing the earlier.
   *
   * @param storeSeq the last seq so far
   * @param mostKeys how many leaves a set or merge may bring the store to
   */
  List<CommittedOp> write(List<WriteOp> ops, long storeSeq, Instant now, long mostKeys)
      throws SQLException, UnmetConditionException {
    List<CommittedOp> committed = new ArrayList<>();
    for (int i = 0; i < ops.size(); i++) {
      WriteOp op = ops.get(i);
      preconditions.checkFence(op, now);
      if (!preconditions.hold(op)) {
        throw new UnmetConditionException(i);
      }
      WriteOp plain = op instanceof WriteOp.Fenced fenced ? fenced.op() : op;
      Optional<CommittedOp> resolved = resolved(plain, storeSeq + committed.size() + 1, now);
      if (resolved.isPresent()) {
        applyWithin(mostKeys, plain, resolved.get());
        committed.add(resolved.get());
      }
    }
    return committed;
  }

  private Optional<CommittedOp> resolved(WriteOp op, long seq, Instant now) throws SQLException {
    String path = op.path().render();
    Optional<Entry> leaf = tables.entries().find(op.path());
    return Resolution.of(op, new Resolution.Present(leaf, seq, now))
        .map(
            to ->
                new CommittedOp(
                    seq, op.wireName(), path, to.value(), to.result(), op.origin(), now));
  }

  private void applyWithin(long mostKeys, WriteOp op, CommittedOp committed) throws SQLException {
    boolean limited = mostKeys < Long.MAX_VALUE && isLimited(op);
    long before = limited ? tables.entries().count() : 0;
    apply(op, committed);
    long after = limited ? tables.entries().count() : 0;
    if (after > before && after > mostKeys) {
      throw new LimitExceededException("keys", before, mostKeys);
    }
  }

  /** A real server looks at its limit for no other op. */
  private static boolean isLimited(WriteOp op) {
    return op instanceof WriteOp.Set || op instanceof WriteOp.Merge;
  }

  private void apply(WriteOp op, CommittedOp committed) throws SQLException {
    for (Replacement step : Replacement.of(committed, quirks)) {
      step.applyTo(tables.entries());
    }
    tables.log().append(committed);
    if (op instanceof WriteOp.Upload upload) {
      tables.files().keep(new StoredFile(upload.file(), committed.insertedAt()));
    }
  }
}
