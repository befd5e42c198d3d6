package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The leaves of one store. Every statement searches an index, so that its cost depends on what it
 * touches and not on the size of the store. Guarded by its {@link Store}.
 */
final class EntryTable implements Leaves<SQLException> {
  static final String COLUMNS = "path, value, type, revision";
  static final String FIND = "SELECT " + COLUMNS + " FROM entries WHERE path = ?";
  static final String BELOW = "SELECT " + COLUMNS + " FROM entries WHERE path >= ? AND path < ?";
  static final String BELOW_FOLDED =
      "SELECT " + COLUMNS + " FROM entries WHERE lower(path) >= ? AND lower(path) < ?";
  static final String REVISION_BELOW =
      "SELECT max(revision) FROM entries WHERE path >= ? AND path < ?";
  static final String DELETE_LEAF = "DELETE FROM entries WHERE path = ?";
  static final String DELETE_BELOW = "DELETE FROM entries WHERE path >= ? AND path < ?";
  static final String DELETE_BELOW_FOLDED =
      "DELETE FROM entries WHERE lower(path) >= ? AND lower(path) < ?";
  static final String PUT = "INSERT INTO entries (" + COLUMNS + ") VALUES (?, ?, ?, ?)";
  static final String COUNT = "SELECT count(*) FROM entries";

  private final Statements statements;
  private final boolean foldsCase;

  EntryTable(Statements statements, boolean foldsCase) {
    this.statements = statements;
    this.foldsCase = foldsCase;
  }

  static void create(Statement statement, boolean foldsCase) throws SQLException {
    statement.execute(
        "CREATE TABLE IF NOT EXISTS entries (path TEXT PRIMARY KEY, value TEXT NOT NULL,"
            + " type TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID");
    // SQLite keeps an index up to date at a cost even when nobody asks it.
    statement.execute(
        foldsCase
            ? "CREATE INDEX IF NOT EXISTS entries_folded ON entries (lower(path))"
            : "DROP INDEX IF EXISTS entries_folded");
  }

  Optional<Entry> find(DustPath path) throws SQLException {
    PreparedStatement find = statements.of(FIND);
    find.setString(1, path.render());
    try (ResultSet rows = find.executeQuery()) {
      return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
    }
  }

  List<Entry> below(DustPath path) throws SQLException {
    String sql =
        foldsCase ? BELOW_FOLDED + " ORDER BY lower(path), path" : BELOW + " ORDER BY path";
    try (PreparedStatement below = statements.connection().prepareStatement(sql)) {
      bindBelow(below, path);
      List<Entry> entries = new ArrayList<>();
      try (ResultSet rows = below.executeQuery()) {
        while (rows.next()) {
          entries.add(entry(rows));
        }
      }
      return entries;
    }
  }

  /** The leaf of a path and what is below it. */
  List<Entry> tree(DustPath path) throws SQLException {
    List<Entry> tree = new ArrayList<>(below(path));
    find(path).ifPresent(tree::add);
    return tree;
  }

  List<Entry> all() throws SQLException {
    return scan(PathRange.all(), false, path -> true, Integer.MAX_VALUE);
  }

  /** The leaf's revision, else the highest of those below it. */
  OptionalLong revision(DustPath path) throws SQLException {
    Optional<Entry> leaf = find(path);
    return leaf.isPresent() ? OptionalLong.of(leaf.get().revision()) : revisionBelow(path);
  }

  OptionalLong revisionBelow(DustPath path) throws SQLException {
    try (PreparedStatement highest = statements.connection().prepareStatement(REVISION_BELOW)) {
      PathRange range = PathRange.below(path);
      highest.setString(1, range.from());
      highest.setString(2, range.to());
      try (ResultSet rows = highest.executeQuery()) {
        long revision = rows.getLong(1);
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(revision);
      }
    }
  }

  @Override
  public void clearTree(DustPath path) throws SQLException {
    clearLeaf(path);
    PreparedStatement below = statements.of(foldsCase ? DELETE_BELOW_FOLDED : DELETE_BELOW);
    bindBelow(below, path);
    below.executeUpdate();
  }

  @Override
  public void clearLeaf(DustPath path) throws SQLException {
    PreparedStatement leaf = statements.of(DELETE_LEAF);
    leaf.setString(1, path.render());
    leaf.executeUpdate();
  }

  void clear() throws SQLException {
    try (Statement all = statements.connection().createStatement()) {
      all.executeUpdate("DELETE FROM entries");
    }
  }

  @Override
  public void put(List<Entry> leaves) throws SQLException {
    put(statements.of(PUT), leaves);
  }

  static void put(PreparedStatement put, List<Entry> leaves) throws SQLException {
    for (Entry leaf : leaves) {
      put.setString(1, leaf.path());
      put.setString(2, leaf.json());
      put.setString(3, leaf.type().name());
      put.setLong(4, leaf.revision());
      put.executeUpdate();
    }
  }

  /** Reads a range in order until the limit of accepted entries is reached. */
  List<Entry> scan(PathRange range, boolean descending, Predicate<String> accepted, int limit)
      throws SQLException {
    String sql = scanStatement(range, descending);
    try (PreparedStatement scan = statements.connection().prepareStatement(sql)) {
      scan.setString(1, range.from());
      if (range.to() != null) {
        scan.setString(2, range.to());
      }
      List<Entry> entries = new ArrayList<>();
      try (ResultSet rows = scan.executeQuery()) {
        while (entries.size() < limit && rows.next()) {
          if (accepted.test(rows.getString(1))) {
            entries.add(entry(rows));
          }
        }
      }
      return entries;
    }
  }

  static String scanStatement(PathRange range, boolean descending) {
    return "SELECT "
        + COLUMNS
        + " FROM entries WHERE path >= ?"
        + (range.to() == null ? "" : " AND path < ?")
        + " ORDER BY path"
        + (descending ? " DESC" : "");
  }

  long count() throws SQLException {
    try (Statement count = statements.connection().createStatement();
        ResultSet rows = count.executeQuery(COUNT)) {
      return rows.getLong(1);
    }
  }

  private void bindBelow(PreparedStatement statement, DustPath path) throws SQLException {
    String rendered = path.render();
    PathRange range = PathRange.below(foldsCase ? AsciiCase.lower(rendered) : rendered);
    statement.setString(1, range.from());
    statement.setString(2, range.to());
  }

  static Entry entry(ResultSet row) throws SQLException {
    EntryType type = EntryType.valueOf(row.getString(3));
    return new Entry(row.getString(1), row.getString(2), type, row.getLong(4));
  }
}
