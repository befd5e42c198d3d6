package io.dustlayer.cdi.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.StoreStatus;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Memo;
import io.dustlayer.cdi.tck.event.Heard;
import io.dustlayer.cdi.tck.event.ObservedSuite;
import io.dustlayer.cdi.tck.repository.RawStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mirror of a store over the SDK transport: rule T2. */
public class MirrorSuite extends ObservedSuite {

  /** For JUnit, and for test classes of hosts. */
  protected MirrorSuite() {
    super();
  }

  @AfterEach
  void startAgain() {
    live().start();
  }

  @Test
  @Assertion(id = "DUST-MIRROR-001", rule = Rule.T2)
  void the_status_of_a_store_that_runs_follows_its_writes() {
    long written = memos().insert(memo("written")).storeSeq();

    StoreStatus status = followed(written);
    assertThat(status.state()).isEqualTo(SyncState.LIVE);
    assertThat(status.synced()).isTrue();
    assertThat(status.lag()).isZero();
    assertThat(status.pending()).isZero();
    assertThat(status.lastError()).isEmpty();
    assertThat(status.canRead()).isTrue();
    assertThat(status.canWrite()).isTrue();
  }

  @Test
  @Assertion(id = "DUST-MIRROR-002", rule = Rule.T2)
  void a_write_that_returned_is_committed_for_everybody_and_read_back_at_once() {
    memos().insert(memo("everybody's"));
    assertThat(memos().get(slug())).contains(memo("everybody's"));
    assertThat(new RawStore("live").paths(MEMOS.child(slug())))
        .containsExactly(MEMOS.child(slug()).child("name").render());

    memos().delete(slug());
    assertThat(memos().exists(slug())).isFalse();
    assertThat(new RawStore("live").paths(MEMOS.child(slug()))).isEmpty();
  }

  @Test
  @Assertion(id = "DUST-MIRROR-003", rule = Rule.T2)
  void what_others_write_arrives_in_the_mirror() {
    long put = new RawStore("live").put(MEMOS.child(slug()), "{\"name\":\"theirs\"}");

    followed(put);
    assertThat(memos().get(slug())).contains(memo("theirs"));
    assertThat(memos().find(slug()).map(Stored::revision)).contains(put);
  }

  @Test
  @Assertion(id = "DUST-MIRROR-004", rule = Rule.T2)
  void what_happened_while_it_stood_is_caught_up_with_and_heard_once() throws InterruptedException {
    memos().insert(memo("before"));
    heard("changedMemo", 1);
    live().stop();
    RawStore others = new RawStore("live");
    long meanwhile = others.put(MEMOS.child(slug()), "{\"name\":\"meanwhile\"}");

    start();
    assertThat(memos().get(slug())).contains(memo("meanwhile"));
    long after = memos().insert(memo("after")).storeSeq();

    assertThat(heard("changedMemo", 3).subList(1, 3))
        .containsExactly(
            new Heard("changedMemo", slug(), "meanwhile by others", meanwhile),
            new Heard("changedMemo", slug(), "after by us", after));
    assertThat(heard("changedMemo")).hasSize(3);
  }

  private Memo memo(String name) {
    return new Memo(slug(), name, null);
  }

  private void start() throws InterruptedException {
    live().start();
    assertThat(live().awaitSynced(PATIENCE)).as("synced: %s", live().status()).isTrue();
  }

  private StoreStatus followed(long seq) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> live().status(), status -> status.watermark() >= seq);
  }
}
