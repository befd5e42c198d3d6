package io.dustlayer.cdi.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cost of a write does not grow with the store, because SQLite searches an index for every
 * statement instead of scanning the table.
 */
class WriteCostTest {
  static Stream<String> statements() {
    return Stream.of(
        EntryTable.FIND,
        EntryTable.BELOW,
        EntryTable.BELOW_FOLDED,
        EntryTable.REVISION_BELOW,
        EntryTable.DELETE_LEAF,
        EntryTable.DELETE_BELOW,
        EntryTable.DELETE_BELOW_FOLDED,
        EntryTable.scanStatement(PathRange.below("a"), false),
        EntryTable.scanStatement(PathRange.below("a"), true),
        OpLog.AFTER,
        OpLog.LAST);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementSearchesAnIndex(String sql) throws SQLException {
    assertThat(plan(sql)).isNotEmpty().allSatisfy(step -> assertThat(step).startsWith("SEARCH "));
  }

  @ParameterizedTest
  @MethodSource("puts")
  void aNewRowLooksAtNoOther(String sql) throws SQLException {
    assertThat(plan(sql)).isEmpty();
  }

  static Stream<String> puts() {
    return Stream.of(EntryTable.PUT, OpLog.APPEND);
  }

  @Test
  void aStatementIsPreparedForTheFirstWriteThatNeedsIt() throws SQLException {
    AtomicInteger prepared = new AtomicInteger();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      try (Statement statement = database.createStatement()) {
        StoreTables.create(statement, Set.of());
      }
      Store store = store(counting(database, prepared));
      write(store, 1);
      int first = prepared.get();

      for (int i = 2; i <= 100; i++) {
        write(store, i);
      }

      assertThat(first).isPositive();
      assertThat(prepared).hasValue(first);
      assertThat(store.storeSeq()).isEqualTo(100);
    }
  }

  private static void write(Store store, int number) {
    try {
      store.commit(List.of(StoreFixture.set("a" + number, "{\"b\":" + number + "}")));
    } catch (ConflictException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Store store(Connection connection) throws SQLException {
    ManualClock clock = new ManualClock();
    StoreTables tables = StoreTables.of(connection, Set.of());
    StoreInfo info = tables.identity().info(StoreName.parse("acme/main"), clock.instant());
    return new Store(info, tables, new StoreSettings(Set.of(), clock, StoreSettings.NEVER, false));
  }

  /** Counts each statement that SQLite has to understand. */
  private static Connection counting(Connection database, AtomicInteger prepared) {
    return (Connection)
        Proxy.newProxyInstance(
            WriteCostTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().endsWith("Statement")) {
                prepared.incrementAndGet();
              }
              return method.invoke(database, arguments);
            });
  }

  private static List<String> plan(String sql) throws SQLException {
    try (StoreCatalog catalog =
        StoreCatalog.inMemory(Set.of(Quirk.CASE_FOLDING), new ManualClock())) {
      Store store = catalog.create(StoreName.parse("acme/main")).orElseThrow();
      List<String> steps = new ArrayList<>();
      try (PreparedStatement explain =
              store.connection().prepareStatement("EXPLAIN QUERY PLAN " + sql);
          ResultSet rows = explain.executeQuery()) {
        while (rows.next()) {
          steps.add(rows.getString("detail"));
        }
      }
      return steps;
    }
  }
}
