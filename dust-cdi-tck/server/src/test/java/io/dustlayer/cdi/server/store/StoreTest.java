package io.dustlayer.cdi.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Glob;
import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.ManualClock;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreTest {
  private static final Origin ORIGIN = new Origin("device", "op");

  private final StoreCatalog catalog = StoreCatalog.inMemory(Quirk.none(), new ManualClock());
  private final Store store = catalog.create(StoreName.parse("acme/main")).orElseThrow();

  @AfterEach
  void close() {
    catalog.close();
  }

  private static WriteOp set(String path, String json, Condition condition) {
    try {
      return new WriteOp.Set(DustPath.parse(path), JsonReader.parse(json), condition, ORIGIN);
    } catch (MalformedJsonException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private static WriteOp set(String path, String json) {
    return set(path, json, Condition.ALWAYS);
  }

  private static WriteOp delete(String path) {
    return new WriteOp.Delete(DustPath.parse(path), Condition.ALWAYS, ORIGIN);
  }

  private List<CommittedOp> commit(WriteOp... ops) throws ConflictException {
    return store.commit(List.of(ops));
  }

  private List<String> paths() {
    return store.list(EntryQuery.everything()).entries().stream().map(Entry::path).toList();
  }

  private String read(String path) {
    DustPath at = DustPath.parse(path);
    return store
        .find(at)
        .map(leaf -> JsonWriter.text(leaf.shown()))
        .or(() -> store.subtree(at).map(subtree -> JsonWriter.text(subtree.value())))
        .orElse("nothing");
  }

  @Test
  void aSetReplacesTheLeafAndItsDescendants() throws ConflictException {
    commit(set("a", "1"), set("a/b", "2"), set("a-b", "3"), set("a0", "4"));
    commit(set("a", "{\"c\":5}"));
    assertThat(paths()).containsExactly("a-b", "a/c", "a0");
  }

  @Test
  void anEmptyObjectVanishesInsideAndDeletesAsAWhole() throws ConflictException {
    commit(set("a", "{\"b\":{},\"c\":{\"d\":{}}}"), set("e", "1"));
    assertThat(paths()).containsExactly("e");
    commit(set("e", "{}"));
    assertThat(paths()).isEmpty();
    assertThat(store.storeSeq()).isEqualTo(3);
  }

  @Test
  void aSubtreesRevisionIsTheHighestOfItsLeaves() throws ConflictException {
    commit(set("a/x", "1"), set("a/y", "2"), set("a/x", "3"));
    assertThat(store.subtree(DustPath.of("a")).orElseThrow().revision()).isEqualTo(3);
    assertThat(store.find(DustPath.of("a", "y")).orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void entriesAreOrderedByTheBytesOfTheirPaths() throws ConflictException {
    commit(set("links/a/x", "1"), set("links/a-b/x", "1"), set("links/a", "1"));
    commit(set("links/a/x", "1"), set("é", "1"), set("\ud83d\ude00", "1"), set("\uffee", "1"));
    assertThat(paths())
        .containsExactly("links/a", "links/a-b/x", "links/a/x", "é", "\uffee", "\ud83d\ude00");
  }

  @Test
  void aDeleteOfNothingUsesASeq() throws ConflictException {
    assertThat(commit(delete("nothing")).get(0).storeSeq()).isEqualTo(1);
  }

  @Test
  void integersStayExactAndFloatsStayFloats() throws ConflictException {
    commit(set("big", "123456789012345678901234567890"), set("f", "1e2"), set("g", "1.50"));
    assertThat(read("big")).isEqualTo("123456789012345678901234567890");
    assertThat(read("f")).isEqualTo("100.0");
    assertThat(read("g")).isEqualTo("1.5");
    assertThat(store.find(DustPath.of("f")).orElseThrow().type()).isEqualTo(EntryType.FLOAT);
  }

  @Test
  void aFailedConditionLeavesNothingOfTheWholeTransaction() throws ConflictException {
    commit(set("a", "1"));
    Condition stale = new Condition.IfMatch(BigInteger.TEN);
    assertThatThrownBy(() -> commit(set("b", "1"), set("a", "2", stale)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            conflict -> {
              assertThat(conflict.opIndex()).isEqualTo(1);
              assertThat(conflict.currentRevision()).hasValue(1);
            });
    assertThat(paths()).containsExactly("a");
    assertThat(commit(set("c", "1")).get(0).storeSeq()).isEqualTo(2);
  }

  @Test
  void laterOpsOfATransactionSeeTheEarlier() throws ConflictException {
    commit(set("a", "1"), set("a", "2", new Condition.IfMatch(BigInteger.ONE)));
    assertThat(read("a")).isEqualTo("2");
  }

  @Test
  void aConditionOnARevisionBeyondSixtyFourBitsNeverHolds() throws ConflictException {
    commit(set("a", "1"));
    Condition beyond = new Condition.IfMatch(BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE));
    assertThatThrownBy(() -> commit(set("a", "2", beyond))).isInstanceOf(ConflictException.class);
  }

  @Test
  void anEmptyKeyIsRefusedBeforeAnythingIsApplied() {
    assertThatThrownBy(() -> commit(set("a", "1"), set("b", "{\"\":{}}")))
        .isInstanceOf(InvalidPathException.class);
    assertThat(paths()).isEmpty();
  }

  @Test
  void listenersHearOfTransactionsInTheOrderOfTheirCommit() throws ConflictException {
    List<Long> heard = new ArrayList<>();
    CommitListener listener = ops -> ops.forEach(op -> heard.add(op.storeSeq()));
    store.addListener(listener);
    commit(set("a", "1"), delete("a"));
    commit(set("b", "1"));
    store.removeListener(listener);
    commit(set("c", "1"));
    assertThat(heard).containsExactly(1L, 2L, 3L);
  }

  @Test
  void theLogKeepsValuesAsTheyWereWritten() throws ConflictException {
    commit(set("a", "{\"b\":{\"c\":1}}"), delete("a"));
    assertThat(store.catchUp(0, 10).ops())
        .extracting(op -> op.storeSeq() + op.op() + JsonWriter.text(op.value()))
        .containsExactly("1set{\"b\":{\"c\":1}}", "2deletenull");
    assertThat(store.catchUp(1, 10).ops()).hasSize(1);
  }

  @Test
  void ofALeafUnderALeafTheDeeperOneIsShown() throws ConflictException {
    commit(set("p/a", "1"), set("p/a/b", "2"));
    assertThat(read("p")).isEqualTo("{\"a\":{\"b\":2}}");
    assertThat(read("p/a")).isEqualTo("1");
  }

  @Test
  void pagesFollowTheirCursorInBothDirections() throws ConflictException {
    commit(set("l", "{\"a\":1,\"b\":1,\"c\":1}"), set("m", "1"));
    Glob all = Glob.parse("l/**");
    EntryPage first = store.list(EntryQuery.matching(all, false, null, 2));
    assertThat(first.nextCursor()).isEqualTo("l/b");
    EntryPage second = store.list(EntryQuery.matching(all, false, "l/b", 2));
    assertThat(second.entries()).extracting(Entry::path).containsExactly("l/c");
    assertThat(second.nextCursor()).isNull();
    EntryPage down = store.list(EntryQuery.matching(all, true, "l/c", 2));
    assertThat(down.entries()).extracting(Entry::path).containsExactly("l/b", "l/a");
  }

  @Test
  void whatChangedBetweenTwoOpsIsFoundInTheLog() throws ConflictException {
    commit(set("a", "{\"x\":1,\"y\":1}"), set("a", "{\"y\":2}"), set("b", "1"), delete("b"));
    assertThat(store.history().changes(1, 4))
        .extracting(change -> change.path() + change.before() + change.after())
        .containsExactly("a/x1null", "a/y12");
  }
}
