package io.dustlayer.cdi.server.store;

import static io.dustlayer.cdi.server.store.StoreFixture.delete;
import static io.dustlayer.cdi.server.store.StoreFixture.increment;
import static io.dustlayer.cdi.server.store.StoreFixture.path;
import static io.dustlayer.cdi.server.store.StoreFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dustlayer.cdi.server.json.JsonWriter;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.WriteRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history of the recorded session, and what it was rolled back to. */
class RollbackTest {
  private final StoreFixture fixture = new StoreFixture(Quirk.none());
  private final Store store = fixture.store;

  @BeforeEach
  void write() {
    fixture.commit(set("x", "1"));
    fixture.commit(set("x", "2"));
    fixture.commit(set("m", "{\"a\":1,\"b\":2}"));
    fixture.commit(set("m/a", "9"));
    fixture.commit(increment("c", "5"));
    fixture.commit(delete("x"));
    fixture.commit(set("new", "1"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String told(CommittedOp op) {
    return op.storeSeq()
        + " "
        + op.origin().deviceId()
        + " "
        + op.origin().clientOpId()
        + " "
        + op.op()
        + " "
        + JsonWriter.text(op.result());
  }

  @Test
  void aDeletedLeafComesBack() {
    assertThat(store.rollback(path("x"), 1).map(RollbackTest::told))
        .contains("8 system:rollback rollback:1:x set 1");
    assertThat(store.rollback(path("x"), 1)).isEmpty();
    assertThat(store.storeSeq()).isEqualTo(8);
  }

  @Test
  void aSubtreeComesBackAsAnObject() {
    assertThat(store.rollback(path("m"), 3).map(RollbackTest::told))
        .contains("8 system:rollback rollback:3:m set {\"a\":1,\"b\":2}");
  }

  @Test
  void whatWasNotThereIsDeleted() {
    assertThat(store.rollback(path("m"), 2).map(RollbackTest::told))
        .contains("8 system:rollback rollback:2:m delete null");
  }

  @Test
  void whatNeverWasOrIsYetToComeIsNoChange() {
    assertThat(store.rollback(path("never"), 3)).isEmpty();
    assertThat(store.rollback(path("m"), 9999)).isEmpty();
    assertThat(store.rollback(99999)).isEmpty();
    assertThat(store.storeSeq()).isEqualTo(7);
  }

  @Test
  void beforeTheFirstOpThereIsNothingToGoBackTo() {
    assertThatExceptionOfType(WriteRefusedException.class)
        .isThrownBy(() -> store.rollback(path("x"), 0))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BEYOND_RETENTION));
    assertThatExceptionOfType(WriteRefusedException.class).isThrownBy(() -> store.rollback(0));
  }

  @Test
  void aWholeStoreGoesBackLeafByLeaf() {
    store.rollback(path("x"), 1);
    store.rollback(path("m"), 3);
    assertThat(store.rollback(1).stream().map(RollbackTest::told))
        .containsExactly(
            "10 system:rollback rollback:1:c delete null",
            "11 system:rollback rollback:1:m/a delete null",
            "12 system:rollback rollback:1:m/b delete null",
            "13 system:rollback rollback:1:new delete null");
    assertThat(store.rollback(7).stream().map(RollbackTest::told))
        .containsExactly(
            "14 system:rollback rollback:7:x delete null",
            "15 system:rollback rollback:7:c set 5",
            "16 system:rollback rollback:7:m/a set 9",
            "17 system:rollback rollback:7:m/b set 2",
            "18 system:rollback rollback:7:new set 1");
  }

  @Test
  void leavesUnderALeafSurviveItsRollback() {
    fixture.commit(set("ll", "1"));
    fixture.commit(set("ll/child", "2"));
    String then = fixture.leaves();
    fixture.commit(increment("ll", "5"));
    store.rollback(9);
    assertThat(fixture.leaves()).isEqualTo(then);
    fixture.commit(delete("ll"), set("ll/child", "2"), set("ll/child/x", "3"));
    store.rollback(9);
    assertThat(fixture.leaves()).isEqualTo(then);
  }

  @Test
  void typedValuesComeBackInTheirEnvelopes() {
    fixture.commit(set("t", "{\"d\":{\"_typed\":\"1.50\",\"_type\":\"decimal\"}}"));
    String then = fixture.leaves();
    fixture.commit(delete("t"));
    store.rollback(path("t"), 8);
    assertThat(fixture.leaves()).isEqualTo(then);
  }

  @Test
  void listenersHearOfARollback() {
    List<Long> heard = new ArrayList<>();
    assertThat(store.addListener(ops -> ops.forEach(op -> heard.add(op.storeSeq())))).isEqualTo(7);
    store.rollback(path("x"), 1);
    store.rollback(path("x"), 1);
    assertThat(heard).containsExactly(8L);
  }

  @Test
  void anArchivedStoreCanStillBeRolledBackButNotWritten() {
    store.lifecycle().archive();
    assertThatExceptionOfType(WriteRefusedException.class)
        .isThrownBy(() -> fixture.commit(set("y", "1")))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.STORE_ARCHIVED));
    assertThat(store.rollback(path("x"), 1)).isPresent();
  }
}
