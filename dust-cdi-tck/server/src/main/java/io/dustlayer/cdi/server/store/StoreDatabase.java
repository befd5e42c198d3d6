package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens the databases of stores, creating what is missing. */
final class StoreDatabase {
  private static final String MEMORY = "jdbc:sqlite::memory:";

  /** "Dust" in ASCII: tells our files from other SQLite databases. */
  private static final int APPLICATION_ID = 0x44757374;

  private static final int SCHEMA_VERSION = 1;

  private final Set<Quirk> quirks;
  private final InstantSource clock;

  StoreDatabase(Set<Quirk> quirks, InstantSource clock) {
    this.quirks = quirks;
    this.clock = clock;
  }

  Store inMemory(StoreName name) {
    try {
      return open(name, MEMORY);
    } catch (SQLException failed) {
      throw new StoreUnusableException(
          "store " + name + " cannot be created in memory: " + failed.getMessage(), failed);
    }
  }

  Store inFile(StoreName name, Path file) {
    try {
      Files.createDirectories(file.getParent());
      return open(name, JDBC.PREFIX + file);
    } catch (SQLException | IOException failed) {
      throw new StoreUnusableException(
          "store file "
              + file
              + " cannot be used ("
              + failed.getMessage()
              + "); move it away or restore a good copy",
          failed);
    }
  }

  private Store open(StoreName name, String url) throws SQLException {
    Connection connection = configuration().createConnection(url);
    try {
      try (Statement statement = connection.createStatement()) {
        checkOwnership(statement);
        createTables(statement);
      }
      return new Store(identity(connection, name), connection, quirks, clock);
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private static SQLiteConfig configuration() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // In WAL mode this survives the death of the process, though not that of the machine.
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(5_000);
    return config;
  }

  private static void checkOwnership(Statement statement) throws SQLException {
    int id = number(statement, "PRAGMA application_id");
    int version = number(statement, "PRAGMA user_version");
    if (id == APPLICATION_ID && version > SCHEMA_VERSION) {
      throw new SQLException("it was written by a newer version of the embedded server");
    }
    boolean empty = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
    if (id != APPLICATION_ID && !empty) {
      throw new SQLException("it is a SQLite database, but not of a Dust store");
    }
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.getInt(1);
    }
  }

  private void createTables(Statement statement) throws SQLException {
    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
    statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
    statement.execute(
        "CREATE TABLE IF NOT EXISTS identity (id TEXT NOT NULL, inserted_at INTEGER NOT NULL)");
    EntryTable.create(statement, quirks.contains(Quirk.CASE_FOLDING));
    OpLog.create(statement);
  }

  private StoreInfo identity(Connection connection, StoreName name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, inserted_at FROM identity")) {
      if (rows.next()) {
        Instant insertedAt = Instant.EPOCH.plus(rows.getLong(2), ChronoUnit.MICROS);
        return new StoreInfo(name, rows.getString(1), insertedAt);
      }
    }
    return newIdentity(connection, name);
  }

  private StoreInfo newIdentity(Connection connection, StoreName name) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StoreInfo info = new StoreInfo(name, UUID.randomUUID().toString(), now);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO identity (id, inserted_at) VALUES (?, ?)")) {
      insert.setString(1, info.id());
      insert.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, now));
      insert.executeUpdate();
    }
    return info;
  }
}
