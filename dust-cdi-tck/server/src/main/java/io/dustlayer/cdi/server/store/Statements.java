package io.dustlayer.cdi.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of one database that are run again and again, each prepared once: SQLite takes
 * longer to understand a short statement than to run it. Guarded by its {@link Store}.
 */
final class Statements {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /**
   * A statement to be filled and run, and not to be closed; what it finds has to be, since SQLite
   * keeps what a reader sees.
   *
   * @param sql one of a few texts, never made of values
   */
  PreparedStatement of(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  Connection connection() {
    return connection;
  }

  /**
   * Prepares all of them anew when they are needed again. One that has failed tells of it once more
   * whatever is done with it next.
   *
   * @param failure why
   */
  void forget(SQLException failure) {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException again) {
        failure.addSuppressed(again);
      }
    }
    prepared.clear();
  }

  void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
    connection.close();
  }
}
