package io.dustlayer.cdi.server.store;

import static io.dustlayer.cdi.server.store.StoreFixture.ORIGIN;
import static io.dustlayer.cdi.server.store.StoreFixture.add;
import static io.dustlayer.cdi.server.store.StoreFixture.delete;
import static io.dustlayer.cdi.server.store.StoreFixture.increment;
import static io.dustlayer.cdi.server.store.StoreFixture.json;
import static io.dustlayer.cdi.server.store.StoreFixture.merge;
import static io.dustlayer.cdi.server.store.StoreFixture.path;
import static io.dustlayer.cdi.server.store.StoreFixture.remove;
import static io.dustlayer.cdi.server.store.StoreFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dustlayer.cdi.protocol.InvalidPathException;
import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteOpsTest {
  private final StoreFixture fixture = new StoreFixture(Quirk.none());

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aMergeSetsTheNamedChildrenAndLeavesTheOthers() {
    fixture.commit(merge("mg", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"));
    fixture.commit(merge("mg", "{\"e\":4}"));
    assertThat(fixture.leaves()).isEqualTo("mg/a=1 mg/b/c=2 mg/b/d=3 mg/e=4");
  }

  @Test
  void aMergeIsOneLevelDeep() {
    fixture.commit(merge("mg", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"));
    fixture.commit(merge("mg", "{\"b\":{\"c\":9}}"));
    assertThat(fixture.leaves()).isEqualTo("mg/a=1 mg/b/c=9");
  }

  @Test
  void aMergeOfNullSetsNullAndOfAnEmptyObjectDeletes() {
    fixture.commit(set("mg", "{\"a\":1,\"b\":{\"c\":9}}"));
    fixture.commit(merge("mg", "{\"a\":null,\"b\":{}}"));
    assertThat(fixture.leaves()).isEqualTo("mg/a=null");
    assertThat(fixture.result(merge("mg", "{}"))).isEqualTo("{}");
    assertThat(fixture.leaves()).isEqualTo("mg/a=null");
  }

  @Test
  void aMergeOntoALeafLeavesTheLeaf() {
    fixture.commit(set("leafm", "7"), merge("leafm", "{\"a\":1}"));
    assertThat(fixture.leaves()).isEqualTo("leafm=7 leafm/a=1");
  }

  @Test
  void aMergeEscapesKeys() {
    fixture.commit(merge("mg", "{\"k/1\":1,\"k~2\":2}"));
    assertThat(fixture.leaves()).isEqualTo("mg/k~02=2 mg/k~11=1");
  }

  @Test
  void aMergeOfAScalarReplacesTheChildsSubtree() {
    fixture.commit(set("mg", "{\"a\":{\"x\":1,\"y\":2}}"), merge("mg", "{\"a\":5}"));
    assertThat(fixture.leaves()).isEqualTo("mg/a=5");
  }

  @Test
  void withTheQuirkAMergeOfAScalarLeavesStaleChildren() {
    try (StoreFixture real = new StoreFixture(EnumSet.of(Quirk.MERGE_LEAVES_STALE_CHILDREN))) {
      real.commit(set("mg", "{\"a\":{\"x\":1}}"), merge("mg", "{\"a\":5,\"b\":{\"c\":1}}"));
      assertThat(real.leaves()).isEqualTo("mg/a=5 mg/a/x=1 mg/b/c=1");
      real.commit(merge("mg", "{\"a\":{\"z\":2}}"));
      assertThat(real.leaves()).isEqualTo("mg/a/z=2 mg/b/c=1");
    }
  }

  @Test
  void aMergeWithAnEmptyKeyIsRefusedAsAWhole() {
    assertThatExceptionOfType(InvalidPathException.class)
        .isThrownBy(() -> fixture.commit(merge("mg", "{\"a\":1,\"\":2}")));
    assertThat(fixture.leaves()).isEmpty();
  }

  @Test
  void anIncrementOfNothingOrNullBeginsAtZero() {
    fixture.commit(set("nul", "null"));
    assertThat(fixture.result(increment("c", "5"))).isEqualTo("5");
    assertThat(fixture.result(increment("nul", "1"))).isEqualTo("1");
    assertThat(fixture.type("c")).isEqualTo("counter");
  }

  @Test
  void anIncrementIsLoggedAsWhatIsAddedAndShownAsWhatThereIs() {
    fixture.commit(set("n", "10"));
    CommittedOp op = fixture.commit(increment("n", "-2.5")).get(0);
    assertThat(JsonWriter.text(op.value())).isEqualTo("-2.5");
    assertThat(JsonWriter.text(op.result())).isEqualTo("7.5");
    assertThat(fixture.store.catchUp(1, 10).ops()).containsExactly(op);
  }

  @Test
  void aSumOfIntegersIsExact() {
    fixture.commit(set("n", "9007199254740993"));
    assertThat(fixture.result(increment("n", "9223372036854775807")))
        .isEqualTo("9232379236109516800");
  }

  @Test
  void anIncrementLeavesDescendants() {
    fixture.commit(set("mg", "{\"a\":{\"x\":1}}"), increment("mg", "1"), increment("mg/a", "2"));
    assertThat(fixture.leaves()).isEqualTo("mg=1 mg/a=2 mg/a/x=1");
  }

  @Test
  void anIncrementOfAnythingElseIsRefusedAndUsesNoSeq() {
    fixture.commit(set("s", "\"x\""), set("d", "{\"_typed\":\"1.5\",\"_type\":\"decimal\"}"));
    for (String path : List.of("s", "d")) {
      assertThatExceptionOfType(WriteRefusedException.class)
          .isThrownBy(() -> fixture.commit(set("before", "1"), increment(path, "1")))
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_A_NUMBER));
    }
    assertThat(fixture.store.storeSeq()).isEqualTo(2);
    assertThat(fixture.store.find(path("before"))).isEmpty();
  }

  @Test
  void anAddPutsAMemberInFrontAndOnlyOnce() {
    assertThat(fixture.result(add("s", "\"a\""))).isEqualTo("[\"a\"]");
    assertThat(fixture.result(add("s", "\"b\""))).isEqualTo("[\"b\",\"a\"]");
    assertThat(fixture.result(add("s", "\"a\""))).isEqualTo("[\"a\",\"b\"]");
    assertThat(fixture.type("s")).isEqualTo("set");
  }

  @Test
  void anAddReplacesAnythingButAnArray() {
    fixture.commit(set("p", "\"x\""), set("l", "[1,2]"));
    assertThat(fixture.result(add("p", "{\"k\":1}"))).isEqualTo("[{\"k\":1}]");
    assertThat(fixture.result(add("l", "3"))).isEqualTo("[3,1,2]");
  }

  @Test
  void aRemoveTakesAMemberOutAndCreatesAnEmptyArray() {
    fixture.commit(set("s", "[\"a\",\"b\"]"));
    assertThat(fixture.result(remove("s", "\"zz\""))).isEqualTo("[\"a\",\"b\"]");
    assertThat(fixture.result(remove("s", "\"a\""))).isEqualTo("[\"b\"]");
    assertThat(fixture.result(remove("new", "3"))).isEqualTo("[]");
  }

  @Test
  void laterOpsOfATransactionSeeTheEarlier() {
    List<CommittedOp> ops =
        fixture.commit(set("n", "1"), increment("n", "1"), add("l", "1"), add("l", "2"));
    assertThat(ops).extracting(CommittedOp::storeSeq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(fixture.leaves()).isEqualTo("l=[2,1] n=2");
  }

  @Test
  void aDeleteShowsTheValueItCameWith() {
    WriteOp op = new WriteOp.Delete(path("x"), json("\"ignored\""), Condition.ALWAYS, ORIGIN);
    assertThat(fixture.result(op)).isEqualTo("\"ignored\"");
    assertThat(fixture.result(delete("x"))).isEqualTo("null");
  }

  @Test
  void aReferenceThatIsPutIsNotTakenApart() {
    fixture.commit(set("pf", "{\"old\":1}"));
    fixture.commit(new WriteOp.PutFile(path("pf"), json("{\"a\":1}").asJsonObject(), ORIGIN));
    assertThat(fixture.leaves()).isEqualTo("pf={\"a\":1}");
    assertThat(fixture.type("pf")).isEqualTo("file");
  }

  @Test
  void anUploadIsKeptUnderItsHash() {
    FileContent file =
        new FileContent("hello".getBytes(StandardCharsets.UTF_8), "h.txt", "text/plain");
    String reference = fixture.result(new WriteOp.Upload(path("file"), file, ORIGIN));
    assertThat(reference)
        .isEqualTo(
            "{\"_type\":\"file\",\"content_type\":\"text/plain\",\"filename\":\"h.txt\",\"hash\":"
                + "\"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\","
                + "\"size\":5,\"uploaded_at\":\"2026-01-02T03:04:05.000000Z\"}");
    assertThat(fixture.type("file")).isEqualTo("file");
    StoredFile kept = fixture.store.file(file.hash()).orElseThrow();
    assertThat(kept.content().bytes()).asString().isEqualTo("hello");
    assertThat(fixture.store.file("sha256:none")).isEmpty();
  }

  @Test
  void ofEqualFilesTheFirstNameAndTypeStay() {
    byte[] bytes = {1, 2};
    fixture.commit(new WriteOp.Upload(path("a"), new FileContent(bytes, "a", "x/y"), ORIGIN));
    fixture.commit(new WriteOp.Upload(path("b"), new FileContent(bytes, null, null), ORIGIN));
    StoredFile kept = fixture.store.file(new FileContent(bytes, null, null).hash()).orElseThrow();
    assertThat(kept.content().filename()).contains("a");
    assertThat(kept.content().contentType()).isEqualTo("x/y");
    assertThat(fixture.store.status().fileBytes()).isEqualTo(2);
  }

  @Test
  void setsAndMergesAreLimitedButNotTheRest() throws ConflictException {
    fixture.commit(set("a", "1"), set("b", "1"));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> fixture.store.commit(List.of(set("c", "1")), 2))
        .satisfies(
            exceeded -> {
              assertThat(exceeded.dimension()).isEqualTo("keys");
              assertThat(exceeded.current()).isEqualTo(2);
              assertThat(exceeded.limit()).isEqualTo(2);
            });
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> fixture.store.commit(List.of(merge("m", "{\"a\":1,\"b\":2}")), 3));
    assertThat(fixture.store.commit(List.of(set("a", "2")), 2)).hasSize(1);
    assertThat(fixture.store.commit(List.of(increment("ctr", "1")), 2)).hasSize(1);
    assertThat(fixture.leaves()).isEqualTo("a=2 b=1 ctr=1");
    assertThat(fixture.store.storeSeq()).isEqualTo(4);
  }
}
