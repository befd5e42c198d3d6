package io.dustlayer.cdi.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What a store knows of itself. Guarded by its {@link Store}. */
final class IdentityTable {
  private static final String ARCHIVED = "SELECT archived FROM identity";

  private final Statements statements;

  IdentityTable(Statements statements) {
    this.statements = statements;
  }

  static void create(Statement statement) throws SQLException {
    statement.execute(
        "CREATE TABLE IF NOT EXISTS identity (id TEXT NOT NULL, inserted_at INTEGER NOT NULL,"
            + " archived INTEGER NOT NULL DEFAULT 0, expires_at INTEGER)");
  }

  /** Brings a table of version 1 up to date: its stores lived for ever. */
  static void upgradeFrom1(Statement statement) throws SQLException {
    statement.execute("ALTER TABLE identity ADD COLUMN archived INTEGER NOT NULL DEFAULT 0");
    statement.execute("ALTER TABLE identity ADD COLUMN expires_at INTEGER");
  }

  /** Who the store is, made up if it is new. */
  StoreInfo info(StoreName name, Instant now) throws SQLException {
    try (Statement statement = statements.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, inserted_at FROM identity")) {
      if (rows.next()) {
        Instant insertedAt = Instant.EPOCH.plus(rows.getLong(2), ChronoUnit.MICROS);
        return new StoreInfo(name, rows.getString(1), insertedAt);
      }
    }
    return created(name, now.truncatedTo(ChronoUnit.MICROS));
  }

  private StoreInfo created(StoreName name, Instant now) throws SQLException {
    StoreInfo info = new StoreInfo(name, UUID.randomUUID().toString(), now);
    try (PreparedStatement insert =
        statements
            .connection()
            .prepareStatement("INSERT INTO identity (id, inserted_at) VALUES (?, ?)")) {
      insert.setString(1, info.id());
      insert.setLong(2, micros(now));
      insert.executeUpdate();
    }
    return info;
  }

  boolean isArchived() throws SQLException {
    try (ResultSet rows = statements.of(ARCHIVED).executeQuery()) {
      return rows.getBoolean(1);
    }
  }

  Optional<Instant> expiresAt() throws SQLException {
    try (Statement statement = statements.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT expires_at FROM identity")) {
      long micros = rows.getLong(1);
      return rows.wasNull()
          ? Optional.empty()
          : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
  }

  void archive() throws SQLException {
    try (Statement statement = statements.connection().createStatement()) {
      statement.executeUpdate("UPDATE identity SET archived = 1");
    }
  }

  void expireAt(Instant instant) throws SQLException {
    try (PreparedStatement update =
        statements.connection().prepareStatement("UPDATE identity SET expires_at = ?")) {
      update.setLong(1, micros(instant));
      update.executeUpdate();
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
