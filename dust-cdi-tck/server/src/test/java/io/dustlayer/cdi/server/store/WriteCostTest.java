package io.dustlayer.cdi.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
