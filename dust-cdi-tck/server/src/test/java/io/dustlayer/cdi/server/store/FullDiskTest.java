package io.dustlayer.cdi.server.store;

import static io.dustlayer.cdi.server.store.StoreFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dustlayer.cdi.server.quirk.Quirk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SQLite takes back the whole transaction by itself when its disk is full. */
class FullDiskTest {

  private static final WriteOp REPLACEMENT = set("a", '"' + "x".repeat(100_000) + '"');

  private static void limitPages(Store store, int more) throws SQLException {
    try (Statement statement = store.connection().createStatement();
        ResultSet pages = statement.executeQuery("PRAGMA page_count")) {
      int limit = pages.getInt(1) + more;
      statement.execute("PRAGMA max_page_count = " + limit);
    }
  }

  @Test
  void aWriteThatFindsNoSpaceChangesNothing() throws Exception {
    try (StoreFixture fixture = new StoreFixture(Quirk.none())) {
      fixture.commit(set("a", "1"));
      limitPages(fixture.store, 2);
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatExceptionOfType(StoreDamagedException.class)
            .isThrownBy(() -> fixture.store.commit(List.of(REPLACEMENT)))
            .withMessageContaining("SQLITE_FULL");
      }
      assertThat(fixture.leaves()).isEqualTo("a=1");
      assertThat(fixture.store.catchUp(0, 10).ops()).hasSize(1);
    }
  }

  @Test
  void onceThereIsSpaceWritesAreAtomicAgain() throws Exception {
    try (StoreFixture fixture = new StoreFixture(Quirk.none())) {
      fixture.commit(set("a", "1"));
      limitPages(fixture.store, 2);
      assertThatExceptionOfType(StoreDamagedException.class)
          .isThrownBy(() -> fixture.store.commit(List.of(REPLACEMENT)));
      limitPages(fixture.store, 1000);

      assertThat(fixture.commit(set("b", "2")))
          .extracting(CommittedOp::storeSeq)
          .containsExactly(2L);
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(
              () ->
                  fixture.store.commit(
                      List.of(
                          set("c", "3"),
                          new WriteOp.Set(
                              StoreFixture.path("b"),
                              StoreFixture.json("4"),
                              new Condition.IfAbsent(),
                              StoreFixture.ORIGIN))));
      assertThat(fixture.leaves()).isEqualTo("a=1 b=2");
      assertThat(fixture.store.catchUp(0, 10).ops()).hasSize(2);
    }
  }
}
