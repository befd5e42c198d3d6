package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonValue;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The op log of one store. Guarded by its {@link Store}. */
final class OpLog {
  static final String COLUMNS =
      "store_seq, op, path, value, result, device_id, client_op_id, inserted_at";
  static final String APPEND = "INSERT INTO ops (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  static final String AFTER =
      "SELECT " + COLUMNS + " FROM ops WHERE store_seq > ? ORDER BY store_seq LIMIT ?";
  static final String PRUNED = "SELECT " + COLUMNS + " FROM pruned_ops ORDER BY store_seq";
  static final String LAST = "SELECT max(store_seq) FROM ops";

  /** As much as the largest value has, in characters. */
  private static final long LARGEST_PAGE = 8_000_000;

  private final Statements statements;

  OpLog(Statements statements) {
    this.statements = statements;
  }

  static void create(Statement statement) throws SQLException {
    statement.execute(
        "CREATE TABLE IF NOT EXISTS ops (store_seq INTEGER PRIMARY KEY, op TEXT NOT NULL,"
            + " path TEXT NOT NULL, value TEXT NOT NULL, device_id TEXT NOT NULL,"
            + " client_op_id TEXT NOT NULL, inserted_at INTEGER NOT NULL, result TEXT)");
    statement.execute("CREATE INDEX IF NOT EXISTS ops_by_path ON ops (path, store_seq)");
    statement.execute("CREATE TABLE IF NOT EXISTS pruned_ops AS SELECT * FROM ops WHERE false");
  }

  /** Brings a table of version 1 up to date: it had no results other than the values. */
  static void upgradeFrom1(Statement statement) throws SQLException {
    statement.execute("ALTER TABLE ops ADD COLUMN result TEXT");
  }

  long lastSeq() throws SQLException {
    try (Statement last = statements.connection().createStatement();
        ResultSet rows = last.executeQuery(LAST)) {
      return rows.getLong(1);
    }
  }

  void append(CommittedOp op) throws SQLException {
    PreparedStatement append = statements.of(APPEND);
    append.setLong(1, op.storeSeq());
    append.setString(2, op.op());
    append.setString(3, op.path());
    append.setString(4, JsonWriter.text(op.value()));
    append.setString(5, op.result() == op.value() ? null : JsonWriter.text(op.result()));
    append.setString(6, op.origin().deviceId());
    append.setString(7, op.origin().clientOpId());
    append.setLong(8, ChronoUnit.MICROS.between(Instant.EPOCH, op.insertedAt()));
    append.executeUpdate();
  }

  /** The ops after a seq, oldest first. */
  List<CommittedOp> after(long storeSeq, int limit) throws SQLException {
    try (PreparedStatement after = statements.connection().prepareStatement(AFTER)) {
      after.setLong(1, storeSeq);
      after.setInt(2, limit);
      return ops(after);
    }
  }

  /** Like {@link #after}, but not more at once than is good for the memory; at least one. */
  List<CommittedOp> pageAfter(long storeSeq, int limit) throws SQLException {
    try (PreparedStatement after = statements.connection().prepareStatement(AFTER)) {
      after.setLong(1, storeSeq);
      after.setInt(2, limit);
      List<CommittedOp> ops = new ArrayList<>();
      long characters = 0;
      try (ResultSet rows = after.executeQuery()) {
        while (characters < LARGEST_PAGE && rows.next()) {
          ops.add(op(rows));
          characters += rows.getString(4).length();
        }
      }
      return ops;
    }
  }

  /**
   * Removes the ops up to a seq.
   *
   * @param keepCopy whether {@link #pruned()} still knows them
   */
  void prune(long through, boolean keepCopy) throws SQLException {
    if (keepCopy) {
      update("INSERT INTO pruned_ops SELECT * FROM ops WHERE store_seq <= " + through);
    }
    update("DELETE FROM ops WHERE store_seq <= " + through);
  }

  /** The ops that were pruned and copied, oldest first. */
  List<CommittedOp> pruned() throws SQLException {
    try (PreparedStatement pruned = statements.connection().prepareStatement(PRUNED)) {
      return ops(pruned);
    }
  }

  /** Forgets everything and takes over other ops. */
  void replace(List<CommittedOp> pruned, List<CommittedOp> ops) throws SQLException {
    update("DELETE FROM ops");
    update("DELETE FROM pruned_ops");
    for (CommittedOp op : pruned) {
      append(op);
    }
    prune(Long.MAX_VALUE, true);
    for (CommittedOp op : ops) {
      append(op);
    }
  }

  private void update(String sql) throws SQLException {
    try (Statement statement = statements.connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  LogPage page(LogQuery query) throws SQLException {
    List<Long> seqs = matching(query);
    int from = (int) Math.min((long) (query.page() - 1) * query.limit(), seqs.size());
    int to = Math.min(from + query.limit(), seqs.size());
    List<CommittedOp> ops = new ArrayList<>();
    for (long seq : seqs.subList(from, to)) {
      ops.addAll(after(seq - 1, 1));
    }
    return new LogPage(ops, seqs.size());
  }

  private List<Long> matching(LogQuery query) throws SQLException {
    String sql = "SELECT store_seq, path FROM ops WHERE inserted_at >= ?";
    sql += query.op() == null ? "" : " AND op = ?";
    try (PreparedStatement select =
        statements.connection().prepareStatement(sql + " ORDER BY store_seq DESC")) {
      select.setLong(1, ChronoUnit.MICROS.between(Instant.EPOCH, query.since()));
      if (query.op() != null) {
        select.setString(2, query.op());
      }
      List<Long> seqs = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (query.paths().test(rows.getString(2))) {
            seqs.add(rows.getLong(1));
          }
        }
      }
      return seqs;
    }
  }

  private static List<CommittedOp> ops(PreparedStatement select) throws SQLException {
    List<CommittedOp> ops = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ops.add(op(rows));
      }
    }
    return ops;
  }

  private static CommittedOp op(ResultSet row) throws SQLException {
    long seq = row.getLong(1);
    String result = row.getString(5);
    try {
      JsonValue value = JsonReader.parse(row.getString(4));
      return new CommittedOp(
          seq,
          row.getString(2),
          row.getString(3),
          value,
          result == null ? value : JsonReader.parse(result),
          new Origin(row.getString(6), row.getString(7)),
          Instant.EPOCH.plus(row.getLong(8), ChronoUnit.MICROS));
    } catch (MalformedJsonException damaged) {
      throw new StoreDamagedException("the value of op " + seq + " is not JSON", damaged);
    }
  }
}
