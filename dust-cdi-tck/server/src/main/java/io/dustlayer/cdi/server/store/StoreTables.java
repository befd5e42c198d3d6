package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * The tables of one store's database. Guarded by its {@link Store}.
 *
 * @param statements those that are run on the database
 * @param identity who the store is
 * @param entries its leaves
 * @param log its ops
 * @param snapshot its latest snapshot
 * @param files its files
 */
record StoreTables(
    Statements statements,
    IdentityTable identity,
    EntryTable entries,
    OpLog log,
    SnapshotTable snapshot,
    FileTable files) {
  static StoreTables of(Connection connection, Set<Quirk> quirks) {
    Statements statements = new Statements(connection);
    return new StoreTables(
        statements,
        new IdentityTable(statements),
        new EntryTable(statements, quirks.contains(Quirk.CASE_FOLDING)),
        new OpLog(statements),
        new SnapshotTable(statements),
        new FileTable(connection));
  }

  static void create(Statement statement, Set<Quirk> quirks) throws SQLException {
    IdentityTable.create(statement);
    EntryTable.create(statement, quirks.contains(Quirk.CASE_FOLDING));
    OpLog.create(statement);
    SnapshotTable.create(statement);
    FileTable.create(statement);
  }

  static void upgradeFrom1(Statement statement) throws SQLException {
    IdentityTable.upgradeFrom1(statement);
    OpLog.upgradeFrom1(statement);
  }

  /** The last seq that was given out, even if its op is pruned. */
  long lastSeq() throws SQLException {
    return Math.max(log.lastSeq(), snapshotSeq());
  }

  /** The seq of the snapshot, or 0. */
  long snapshotSeq() throws SQLException {
    return snapshot.header().map(SnapshotTable.Header::seq).orElse(0L);
  }

  long databaseBytes() throws SQLException {
    return pragma("page_count") * pragma("page_size");
  }

  private long pragma(String name) throws SQLException {
    try (Statement statement = statements.connection().createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.getLong(1);
    }
  }

  StoreContent content() throws SQLException {
    return new StoreContent(
        entries.all(), log.pruned(), log.after(0, Integer.MAX_VALUE), snapshot.find(), files.all());
  }

  void replace(StoreContent content) throws SQLException {
    entries.clear();
    entries.put(content.entries());
    log.replace(content.pruned(), content.ops());
    snapshot.replace(content.snapshot());
    files.replace(content.files());
  }
}
