package io.dustlayer.cdi.server.store;

import static io.dustlayer.cdi.server.store.StoreFixture.add;
import static io.dustlayer.cdi.server.store.StoreFixture.delete;
import static io.dustlayer.cdi.server.store.StoreFixture.increment;
import static io.dustlayer.cdi.server.store.StoreFixture.path;
import static io.dustlayer.cdi.server.store.StoreFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
  private final StoreFixture fixture = new StoreFixture(Quirk.none());
  private final Store store = fixture.store;

  @AfterEach
  void close() {
    fixture.close();
  }

  private static List<Long> seqs(List<CommittedOp> ops) {
    return ops.stream().map(CommittedOp::storeSeq).toList();
  }

  private void commitThreeAndCompact() {
    fixture.commit(set("m", "{\"a\":1,\"b\":2}"), increment("cnt", "10"), delete("m/b"));
    assertThat(store.compact()).isEqualTo(3);
  }

  @Test
  void whoIsBehindTheSnapshotGetsItAndTheOpsAfterIt() {
    commitThreeAndCompact();
    fixture.commit(increment("cnt", "7"), set("after", "1"));
    CatchUpPage page = store.catchUp(2, 10);
    Snapshot snapshot = page.snapshot().orElseThrow();
    assertThat(snapshot.seq()).isEqualTo(3);
    assertThat(snapshot.entries())
        .extracting(Entry::path, Entry::json, Entry::type)
        .containsExactly(
            tuple("cnt", "10", EntryType.COUNTER), tuple("m/a", "1", EntryType.INTEGER));
    assertThat(seqs(page.ops())).containsExactly(4L, 5L);
    assertThat(page.throughSeq()).isEqualTo(5);
    assertThat(page.last()).isTrue();
  }

  @Test
  void whoIsAtTheSnapshotGetsOnlyTheOpsAfterIt() {
    commitThreeAndCompact();
    fixture.commit(set("after", "1"));
    CatchUpPage page = store.catchUp(3, 10);
    assertThat(page.snapshot()).isEmpty();
    assertThat(seqs(page.ops())).containsExactly(4L);
  }

  @Test
  void whoIsAheadGetsNothingAndStaysThere() {
    commitThreeAndCompact();
    assertThat(store.catchUp(1000, 10))
        .isEqualTo(new CatchUpPage(Optional.empty(), List.of(), 1000, true));
  }

  @Test
  void aCatchUpThatIsOvertakenByCompactionGoesOnWithTheSnapshot() {
    fixture.commit(set("a", "1"), set("b", "2"), set("c", "3"), delete("a"));
    CatchUpPage first = store.catchUp(0, 2);
    assertThat(seqs(first.ops())).containsExactly(1L, 2L);
    assertThat(first.last()).isFalse();
    store.compact();
    fixture.commit(set("d", "4"));
    CatchUpPage second = store.catchUp(first.throughSeq(), 2);
    assertThat(second.snapshot().orElseThrow().entries())
        .extracting(Entry::path)
        .containsExactly("b", "c");
    assertThat(seqs(second.ops())).containsExactly(5L);
    assertThat(second.last()).isTrue();
  }

  @Test
  void aSecondCompactionReplacesTheSnapshot() {
    commitThreeAndCompact();
    fixture.commit(add("tags", "\"a\""));
    assertThat(store.compact()).isEqualTo(4);
    assertThat(store.catchUp(0, 10).snapshot().orElseThrow().seq()).isEqualTo(4);
    assertThat(store.catchUp(0, 10).ops()).isEmpty();
    assertThat(store.catchUp(0, 10).throughSeq()).isEqualTo(4);
  }

  @Test
  void seqsGoOnWhereTheyWere() {
    commitThreeAndCompact();
    assertThat(store.storeSeq()).isEqualTo(3);
    assertThat(fixture.commit(set("x", "1")).get(0).storeSeq()).isEqualTo(4);
  }

  @Test
  void theLogAndDiffsBeginAtTheSnapshot() {
    commitThreeAndCompact();
    fixture.commit(set("m/a", "5"), delete("cnt"));
    assertThat(store.log(LogQuery.newest(10)).total()).isEqualTo(2);
    assertThat(store.history().changes(3, 5))
        .extracting(Change::path, change -> change.before() + "->" + change.after())
        .containsExactly(tuple("cnt", "10->null"), tuple("m/a", "1->5"));
    assertThatExceptionOfType(CompactedException.class)
        .isThrownBy(() -> store.history().changes(2, 5))
        .satisfies(gone -> assertThat(gone.earliestAvailable()).isEqualTo(3));
  }

  @Test
  void aLeafIsKnownAsOfAnyOpSinceTheSnapshot() {
    commitThreeAndCompact();
    fixture.commit(increment("cnt", "1"));
    assertThat(store.history().leaf(path("cnt"), 3).orElseThrow().json()).isEqualTo("10");
    assertThat(store.history().leaf(path("cnt"), 4).orElseThrow().json()).isEqualTo("11");
    assertThat(store.history().leaf(path("m/b"), 4)).isEmpty();
    assertThatExceptionOfType(CompactedException.class)
        .isThrownBy(() -> store.history().leaf(path("cnt"), 2));
  }

  @Test
  void theStatusTellsTheSnapshotAndCountsPrunedOps() {
    commitThreeAndCompact();
    Instant takenAt = fixture.clock.instant();
    assertThat(store.status().recentOps()).isEmpty();
    fixture.commit(set("after", "1"));
    StoreStatus status = store.status();
    assertThat(status.currentSeq()).isEqualTo(4);
    assertThat(status.opCount()).isEqualTo(4);
    assertThat(status.entryCount()).isEqualTo(3);
    assertThat(status.snapshotSeq()).isEqualTo(3);
    assertThat(status.snapshotAt()).contains(takenAt);
    assertThat(seqs(status.recentOps())).containsExactly(4L);
    assertThat(status.databaseBytes()).isPositive();
  }

  @Test
  void theLogIsCompactedByItselfAfterSoManyOps() {
    try (StoreFixture often = new StoreFixture(Quirk.none(), 3, false)) {
      often.commit(set("a", "1"), set("b", "1"));
      assertThat(often.store.status().snapshotSeq()).isZero();
      often.commit(set("c", "1"));
      assertThat(often.store.status().snapshotSeq()).isEqualTo(3);
      often.commit(set("d", "1"), set("e", "1"), set("f", "1"), set("g", "1"));
      assertThat(often.store.status().snapshotSeq()).isEqualTo(7);
    }
  }

  @Test
  void prunedOpsAreKeptIfAskedFor() {
    try (StoreFixture keeping = new StoreFixture(Quirk.none(), 2, true)) {
      keeping.commit(set("a", "1"), set("b", "1"));
      keeping.commit(set("c", "1"));
      assertThat(seqs(keeping.store.content().pruned())).containsExactly(1L, 2L);
      assertThat(seqs(keeping.store.content().ops())).containsExactly(3L);
    }
    commitThreeAndCompact();
    assertThat(store.content().pruned()).isEmpty();
  }

  @Test
  void aClonedStoreHasTheSnapshotToo() {
    commitThreeAndCompact();
    fixture.commit(set("x", "1"));
    Store copy = fixture.catalog.copy(store, StoreName.parse("acme/copy")).orElseThrow();
    assertThat(copy.storeSeq()).isEqualTo(4);
    assertThat(copy.catchUp(0, 10)).isEqualTo(store.catchUp(0, 10));
    assertThat(copy.list(EntryQuery.everything())).isEqualTo(store.list(EntryQuery.everything()));
  }

  @Test
  void aRestoredStoreIsBackWhereItWas() {
    commitThreeAndCompact();
    StoreContent backup = store.content();
    fixture.commit(set("x", "1"));
    store.compact();
    store.replace(backup);
    assertThat(store.storeSeq()).isEqualTo(3);
    assertThat(fixture.leaves()).isEqualTo("cnt=10 m/a=1");
    assertThat(fixture.commit(set("y", "1")).get(0).storeSeq()).isEqualTo(4);
  }

  @Test
  void aStoreThatIsOpenedAgainRemembersAll(@TempDir Path folder) throws ConflictException {
    StoreName name = StoreName.parse("acme/main");
    StoreSettings settings = StoreSettings.of(Quirk.none(), fixture.clock);
    StoreContent before;
    try (StoreCatalog files = StoreCatalog.in(folder, settings)) {
      Store file = files.create(name).orElseThrow();
      file.commit(List.of(set("a", "1"), increment("n", "2"), increment("n", "3")));
      file.compact();
      before = file.content();
    }
    try (StoreCatalog files = StoreCatalog.in(folder, settings)) {
      Store file = files.find(name).orElseThrow();
      assertThat(file.storeSeq()).isEqualTo(3);
      assertThat(file.content()).isEqualTo(before);
      file.commit(List.of(increment("n", "1")));
      assertThat(file.content().ops()).singleElement().satisfies(op -> sixAsResult(op));
      file.lifecycle().archive();
    }
    try (StoreCatalog files = StoreCatalog.in(folder, settings)) {
      assertThat(files.find(name).orElseThrow().lifecycle().isArchived()).isTrue();
    }
  }

  private static void sixAsResult(CommittedOp op) {
    assertThat(op.storeSeq()).isEqualTo(4);
    assertThat(op.result()).hasToString("6");
  }

  @Test
  void nothingCanBeRolledBackBeyondTheSnapshot() {
    commitThreeAndCompact();
    assertThatExceptionOfType(WriteRefusedException.class)
        .isThrownBy(() -> store.rollback(path("m"), 2))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BEYOND_RETENTION));
    assertThatExceptionOfType(WriteRefusedException.class).isThrownBy(() -> store.rollback(2));
    fixture.commit(set("m/a", "5"));
    assertThat(store.rollback(3)).hasSize(1);
    assertThat(fixture.leaves()).isEqualTo("cnt=10 m/a=1");
  }
}
