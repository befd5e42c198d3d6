package io.dustlayer.cdi.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one store, each content once. Guarded by its {@link Store}. */
final class FileTable {
  static final String COLUMNS = "hash, content, filename, content_type, uploaded_at";
  static final String KEEP = "INSERT OR IGNORE INTO files (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)";
  static final String FIND = "SELECT " + COLUMNS + " FROM files WHERE hash = ?";
  private static final String ALL = "SELECT " + COLUMNS + " FROM files ORDER BY uploaded_at, hash";
  private static final String BYTES = "SELECT coalesce(sum(length(content)), 0) FROM files";

  private final Connection connection;

  FileTable(Connection connection) {
    this.connection = connection;
  }

  static void create(Statement statement) throws SQLException {
    statement.execute(
        "CREATE TABLE IF NOT EXISTS files (hash TEXT PRIMARY KEY, content BLOB NOT NULL,"
            + " filename TEXT, content_type TEXT NOT NULL, uploaded_at INTEGER NOT NULL)");
  }

  /** Of equal contents the first stays, with its name and type. */
  void keep(StoredFile file) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      keep.setString(1, file.content().hash());
      keep.setBytes(2, file.content().bytes());
      keep.setString(3, file.content().filename().orElse(null));
      keep.setString(4, file.content().contentType());
      keep.setLong(5, ChronoUnit.MICROS.between(Instant.EPOCH, file.uploadedAt()));
      keep.executeUpdate();
    }
  }

  Optional<StoredFile> find(String hash) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, hash);
      return files(find).stream().findFirst();
    }
  }

  List<StoredFile> all() throws SQLException {
    try (PreparedStatement all = connection.prepareStatement(ALL)) {
      return files(all);
    }
  }

  void replace(List<StoredFile> files) throws SQLException {
    try (Statement clear = connection.createStatement()) {
      clear.executeUpdate("DELETE FROM files");
    }
    for (StoredFile file : files) {
      keep(file);
    }
  }

  long bytes() throws SQLException {
    try (Statement bytes = connection.createStatement();
        ResultSet rows = bytes.executeQuery(BYTES)) {
      return rows.getLong(1);
    }
  }

  private static List<StoredFile> files(PreparedStatement select) throws SQLException {
    List<StoredFile> files = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        FileContent content =
            new FileContent(rows.getBytes(2), rows.getString(3), rows.getString(4));
        Instant uploadedAt = Instant.EPOCH.plus(rows.getLong(5), ChronoUnit.MICROS);
        files.add(new StoredFile(content, uploadedAt));
      }
    }
    return files;
  }
}
