package io.dustlayer.cdi.server.store;

import static io.dustlayer.cdi.server.store.StoreFixture.increment;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreUpgradeTest {
  private static final List<String> VERSION_1 =
      List.of(
          "PRAGMA application_id = 1148547956",
          "PRAGMA user_version = 1",
          "CREATE TABLE identity (id TEXT NOT NULL, inserted_at INTEGER NOT NULL)",
          "INSERT INTO identity VALUES ('the-id', 0)",
          "CREATE TABLE entries (path TEXT PRIMARY KEY, value TEXT NOT NULL, type TEXT NOT NULL,"
              + " revision INTEGER NOT NULL) WITHOUT ROWID",
          "INSERT INTO entries VALUES ('n', '41', 'INTEGER', 1)",
          "CREATE TABLE ops (store_seq INTEGER PRIMARY KEY, op TEXT NOT NULL, path TEXT NOT NULL,"
              + " value TEXT NOT NULL, device_id TEXT NOT NULL, client_op_id TEXT NOT NULL,"
              + " inserted_at INTEGER NOT NULL)",
          "INSERT INTO ops VALUES (1, 'set', 'n', '41', 'device', 'op', 0)");

  @Test
  void aStoreOfTheFirstVersionIsTakenOver(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("acme"));
    create(folder.resolve("acme/main.db"));
    StoreSettings settings = StoreSettings.of(Quirk.none(), new ManualClock());
    for (int opened = 1; opened <= 2; opened++) {
      try (StoreCatalog catalog = StoreCatalog.in(folder, settings)) {
        Store store = catalog.findById("the-id").orElseThrow();
        assertThat(store.lifecycle().isArchived()).isFalse();
        assertThat(store.lifecycle().expiresAt()).isEmpty();
        assertThat(store.storeSeq()).isEqualTo(opened);
        store.commit(List.of(increment("n", "1")));
        assertThat(store.catchUp(0, 10).ops())
            .extracting(op -> op.result().toString())
            .startsWith("41", "42");
      }
    }
  }

  private static void create(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : VERSION_1) {
        statement.execute(sql);
      }
    }
  }
}
