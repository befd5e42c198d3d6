package io.dustlayer.cdi.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens the databases of stores, creating what is missing. */
final class StoreDatabase {
  private static final String MEMORY = "jdbc:sqlite::memory:";

  /** "Dust" in ASCII: tells our files from other SQLite databases. */
  private static final int APPLICATION_ID = 0x44757374;

  private static final int SCHEMA_VERSION = 2;

  private final StoreSettings settings;

  StoreDatabase(StoreSettings settings) {
    this.settings = settings;
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
      StoreTables tables = StoreTables.of(connection, settings.quirks());
      return new Store(tables.identity().info(name, settings.clock().instant()), tables, settings);
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
    // The driver would ask for the last row after each insert, and no table here makes up keys.
    config.setGetGeneratedKeys(false);
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
    statement.execute("BEGIN");
    if (number(statement, "PRAGMA user_version") == 1) {
      StoreTables.upgradeFrom1(statement);
    }
    StoreTables.create(statement, settings.quirks());
    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
    statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
    statement.execute("COMMIT");
  }
}
