package io.dustlayer.cdi.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latest snapshot of one store. Guarded by its {@link Store}. */
final class SnapshotTable {
  private static final String PUT =
      "INSERT INTO snapshot_entries (" + EntryTable.COLUMNS + ") VALUES (?, ?, ?, ?)";

  private static final String HEADER = "SELECT seq, taken_at FROM snapshot";

  private final Statements statements;

  /**
   * A snapshot without its entries.
   *
   * @param seq the store_seq of the last op that it stands for
   * @param takenAt when it was taken
   */
  record Header(long seq, Instant takenAt) {}

  SnapshotTable(Statements statements) {
    this.statements = statements;
  }

  static void create(Statement statement) throws SQLException {
    statement.execute(
        "CREATE TABLE IF NOT EXISTS snapshot (seq INTEGER NOT NULL, taken_at INTEGER NOT NULL)");
    statement.execute(
        "CREATE TABLE IF NOT EXISTS snapshot_entries (path TEXT PRIMARY KEY, value TEXT NOT NULL,"
            + " type TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID");
  }

  Optional<Header> header() throws SQLException {
    try (ResultSet rows = statements.of(HEADER).executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Header(rows.getLong(1), Instant.EPOCH.plus(rows.getLong(2), ChronoUnit.MICROS)))
          : Optional.empty();
    }
  }

  Optional<Snapshot> find() throws SQLException {
    Optional<Header> header = header();
    return header.isEmpty()
        ? Optional.empty()
        : Optional.of(new Snapshot(header.get().seq(), header.get().takenAt(), entries()));
  }

  private List<Entry> entries() throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Statement select = statements.connection().createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT " + EntryTable.COLUMNS + " FROM snapshot_entries ORDER BY path")) {
      while (rows.next()) {
        entries.add(EntryTable.entry(rows));
      }
    }
    return entries;
  }

  /** Replaces the snapshot by the present entries. */
  void take(long seq, Instant now) throws SQLException {
    clear();
    insertHeader(seq, now);
    try (Statement copy = statements.connection().createStatement()) {
      copy.executeUpdate(
          "INSERT INTO snapshot_entries SELECT " + EntryTable.COLUMNS + " FROM entries");
    }
  }

  /** Replaces the snapshot by another, or by none. */
  void replace(Optional<Snapshot> snapshot) throws SQLException {
    clear();
    if (snapshot.isPresent()) {
      insertHeader(snapshot.get().seq(), snapshot.get().takenAt());
      EntryTable.put(statements.of(PUT), snapshot.get().entries());
    }
  }

  private void clear() throws SQLException {
    try (Statement statement = statements.connection().createStatement()) {
      statement.executeUpdate("DELETE FROM snapshot");
      statement.executeUpdate("DELETE FROM snapshot_entries");
    }
  }

  private void insertHeader(long seq, Instant takenAt) throws SQLException {
    try (PreparedStatement insert =
        statements
            .connection()
            .prepareStatement("INSERT INTO snapshot (seq, taken_at) VALUES (?, ?)")) {
      insert.setLong(1, seq);
      insert.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, takenAt));
      insert.executeUpdate();
    }
  }
}
