package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are on disk: they wait for as long as it takes, and have one effect. */
class DurableWriteTest {

  private static Script reconnect(Script script) {
    script.lost();
    script.reconnecting();
    return script.clear().opened();
  }

  private static DurableWrite write(String id, String op, String path) {
    return new DurableWrite(
        WriteRequest.of(id, OpKind.of(op).orElseThrow(), Script.path(path), Script.json("{'x':1}")),
        Script.path(path));
  }

  private static Script restored(DurableWrite... writes) {
    return Script.engine().input(new Input.Restored(List.of(writes))).start().opened();
  }

  private static Script restored(String id, String op, String path) {
    return restored(write(id, op, path));
  }

  @Test
  void isSentAtOnceWhereThereIsAConnection() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1");

    assertThat(script.sentWrites()).containsExactly("d1");
    assertThat(script.shown()).containsExactly("a=1");
    script.reply(script.refOf("d1"), "{'store_seq':1}");
    assertThat(script.outcomes().get("d1")).isInstanceOf(Outcome.Committed.class);
    assertThat(script.status().pending()).isZero();
  }

  @Test
  void waitsForADayWithoutAConnection() {
    Script script = Script.live(0).lost().submitDurable("d1", "set", "a", "1");

    script.pass(Duration.ofDays(1));

    assertThat(script.outcomes()).isEmpty();
    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.status().pending()).isEqualTo(1);
    script.until(() -> script.phase() == Status.Phase.CONNECTING);
    script.opened().joined(0).caughtUp(0);
    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @Test
  void isAcceptedWhileTheStoreIsNotWanted() {
    Script script = Script.engine().submitDurable("d1", "set", "a", "1");
    assertThat(script.outcomes()).isEmpty();

    script.start().opened().joined(0).caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @Test
  void outlivesAStop() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1").stop();
    assertThat(script.outcomes()).isEmpty();

    script.clear().start().opened().joined(0).caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @Test
  void anEarlierRunsWriteIsNotSentBeforeTheCatchUpIsComplete() {
    Script script = restored("d1", "set", "a").joined(0);
    assertThat(script.sentWrites()).isEmpty();

    script.caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @Test
  void anEarlierRunsWriteThatTheCatchUpShowsIsNotSentAgain() {
    Script script = restored("d1", "set", "a").joined(1).catchUp(1, "set", "a", "1", "d1");

    script.caughtUp(1);

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes().get("d1")).isInstanceOf(Outcome.Committed.class);
  }

  @Test
  void anEarlierRunsWriteIsSentAgainWhenASnapshotHidesIt() {
    Script script = restored("d1", "set", "a").joined(5);

    script.snapshot(5, "{'b':{'value':1,'type':'integer'}}").caughtUp(5);

    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"increment", "add", "remove"})
  void anEarlierRunsWriteThatIsNotRepeatableEndsUnknownWhereTheCatchUpDoesNotShowIt(String op) {
    Script script = restored("d1", op, "a").joined(5);

    script.snapshot(5, "{'b':{'value':1,'type':'integer'}}").caughtUp(5);

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes()).containsEntry("d1", new Outcome.Unknown());
    assertThat(script.shown()).containsExactly("b=1");
  }

  @Test
  void aMirrorFromACacheShowsAnEarlierRunsWriteBeforeThereIsAConnection() {
    Mirror kept = Mirror.empty().edit().put(leaf("a", "1")).watermark(7).done();
    Script script = Script.restored(kept, true);

    script.input(new Input.Restored(List.of(write("d1", "set", "b")))).start();

    assertThat(script.shown()).containsExactly("a=1", "b/x=1");
  }

  private static Leaf leaf(String path, String value) {
    return new Leaf(path, Script.json(value), 1);
  }

  @Test
  void aRefusalSettlesIt() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1");

    script.refuse(script.refOf("d1"), "limit_exceeded");

    assertThat(script.outcomes().get("d1")).isInstanceOf(Outcome.Refused.class);
    assertThat(script.shown()).isEmpty();
  }

  @Test
  void aRateLimitMakesItWaitAsLongAsTheServerSays() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1");

    rateLimit(script, "d1", 3_000);
    script.clear().submitDurable("d2", "set", "b", "1").pass(2_900);
    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes()).isEmpty();

    script.pass(200);
    assertThat(script.sentWrites()).containsExactly("d1", "d2");
  }

  private static void rateLimit(Script script, String id, long millis) {
    script.frame(
        script.joinRef(),
        script.refOf(id),
        "phx_reply",
        "{'status':'error','response':{'reason':'rate_limited','retry_after_ms':%d}}"
            .formatted(millis));
  }

  @Test
  void aRateLimitOfAnEarlierJoinIsNotTakenForThePresentOne() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1");
    String old = script.refOf("d1");
    script.pass(Duration.ofSeconds(12));
    script.clear().joined(0).caughtUp(0);
    assertThat(script.sentWrites()).containsExactly("d1");

    script.frame(null, old, "phx_reply", "{'status':'error','response':{'reason':'rate_limited'}}");
    script.pass(Duration.ofSeconds(2));

    assertThat(script.sentWrites()).containsExactly("d1");
    script.reply(script.refOf("d1"), "{'store_seq':1}");
    assertThat(script.outcomes().get("d1")).isInstanceOf(Outcome.Committed.class);
  }

  @Test
  void whatARateLimitOfAnEarlierJoinKeptFromHappeningIsSentWhateverItIs() {
    Script script = Script.live(0).submitDurable("d1", "increment", "a", "1");
    String old = script.refOf("d1");
    script.pass(Duration.ofSeconds(12)).clear();

    script.frame(
        null,
        old,
        "phx_reply",
        "{'status':'error','response':{'reason':'rate_limited','retry_after_ms':1000}}");
    script.joined(0).caughtUp(0).pass(Duration.ofSeconds(2));

    assertThat(script.outcomes()).isEmpty();
    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @Test
  void waitsWhileTheTokenMayNotWrite() {
    Script script = Script.engine().start().opened().joined(0, false).caughtUp(0);

    script.submitDurable("d1", "set", "a", "1").pass(Duration.ofSeconds(1));
    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes()).isEmpty();

    reconnect(script).joined(0, true).caughtUp(0);
    assertThat(script.sentWrites()).containsExactly("d1");
  }

  @Test
  void aWriteWithoutAnswerIsSettledByACatchUp() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1");

    script.pass(Duration.ofSeconds(12));

    assertThat(script.phase()).isEqualTo(Status.Phase.JOINING);
    script.clear().joined(1).catchUp(1, "set", "a", "1", "d1").caughtUp(1);
    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes().get("d1")).isInstanceOf(Outcome.Committed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r/a", "r", "r/a/b", "R/A"})
  void aWriteWaitsForAnEarlierDurableOneOfTheSameRecord(String path) {
    Script script = Script.live(0).submitDurable("d1", "set", "r/a", "1").clear();

    script
        .submitDurable("d2", "set", path, "2")
        .submit("w1", "set", path, "3")
        .submitDurable("d3", "set", "s/a", "2")
        .submit("w2", "set", "s/b", "3");
    assertThat(script.sentWrites()).containsExactlyInAnyOrder("d3", "w2");

    script.clear().echo(1, "set", "r/a", "1", "d1");
    assertThat(script.sentWrites()).containsExactly("d2");

    script.clear().echo(2, "set", path, "2", "d2");
    assertThat(script.sentWrites()).containsExactly("w1");
  }

  @Test
  void writesOfOneRecordKeepTheirOrderWhateverPartTheyWrite() {
    Script script =
        Script.live(0)
            .submitDurable("d1", "set", "r/a", "1", "r")
            .submitDurable("d2", "set", "r/b", "2", "r");
    assertThat(script.sentWrites()).containsExactly("d1");

    script.clear().echo(1, "set", "r/a", "1", "d1");

    assertThat(script.sentWrites()).containsExactly("d2");
  }

  @Test
  void aWriteThatSomebodyWaitsForGoesBeforeABacklog() {
    Script script = Script.live(0, Script.limits(2, 100, 100)).lost();
    for (int i = 0; i < 50; i++) {
      script.submitDurable("d" + i, "set", "a" + i, "1");
    }
    script.submit("w1", "set", "b", "1");

    script.reconnecting().opened().joined(0).caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("w1", "d0");
  }

  @Test
  void aDurableWriteDoesNotOvertakeAnEarlierOneThatSomebodyWaitsFor() {
    Script script = Script.live(0).submitDurable("d1", "set", "r/a", "1").clear();

    script.submit("w1", "delete", "r", "null").submitDurable("d2", "set", "r/b", "1");
    assertThat(script.sentWrites()).isEmpty();

    script.echo(1, "set", "r/a", "1", "d1");
    assertThat(script.sentWrites()).containsExactly("w1", "d2");
  }

  @Test
  void aWriteThatCrashesTheChannelThreeTimesEndsUnknownAndTheOthersAreSent() {
    Script script = Script.live(0, Script.limits(1, 100, 100));
    script.submitDurable("bad", "set", "a", "1").submitDurable("good", "set", "b", "1");
    for (int i = 0; i < 3; i++) {
      assertThat(script.sentWrites()).containsExactly("bad");
      script.frame(script.joinRef(), null, "phx_error", "{}");
      script.until(() -> script.phase() == Status.Phase.CONNECTING);
      script.clear().opened().joined(0).caughtUp(0);
    }

    assertThat(script.outcomes()).containsEntry("bad", new Outcome.Unknown());
    assertThat(script.sentWrites()).containsExactly("good");
  }

  @Test
  void aWriteThatIsGivenUpIsNotShownAnyMore() {
    Script script = Script.live(0).submitDurable("bad", "set", "a", "1");
    crash(script);
    crash(script);
    assertThat(script.shown()).containsExactly("a=1");

    crash(script);

    assertThat(script.shown()).isEmpty();
    assertThat(script.status().pending()).isZero();
  }

  @Test
  void aWriteWhoseEventWasSeenHasNotCrashedTheChannel() {
    Script script =
        Script.live(0)
            .submitDurable("good", "set", "a", "1")
            .submitDurable("bad", "set", "b", "1")
            .echo(1, "set", "a", "1", "good");

    crash(script);
    crash(script);
    crash(script);

    assertThat(script.outcomes()).containsEntry("bad", new Outcome.Unknown());
  }

  @Test
  void aWriteThatWasFirstInAnEarlierJoinOnlyHasNotCrashedTheChannel() {
    Script script = Script.live(0).submitDurable("old", "set", "a", "1");
    script.until(() -> script.phase() == Status.Phase.JOINING);
    script.submit("new", "set", "b", "1").joined(0).caughtUp(0);
    assertThat(script.sentWrites()).containsExactly("old", "new", "old");

    crash(script);
    script.refuse(script.refOf("new"), "limit_exceeded");
    crash(script);
    crash(script);

    assertThat(script.outcomes()).isEmpty();
    assertThat(script.sentWrites()).containsExactly("old");
  }

  private static void crash(Script script) {
    long seq = script.watermark();
    script.frame(script.joinRef(), null, "phx_error", "{}");
    script.until(() -> script.phase() == Status.Phase.CONNECTING);
    script.clear().opened().joined(seq).caughtUp(seq);
  }

  @Test
  void aWriteThatCrashedTheChannelButIsCommittedIsSettledAsThat() {
    Script script = Script.live(0).submitDurable("bad", "set", "a", "1");
    for (int i = 0; i < 2; i++) {
      script.frame(script.joinRef(), null, "phx_error", "{}");
      script.until(() -> script.phase() == Status.Phase.CONNECTING);
      script.clear().opened().joined(0).caughtUp(0);
    }
    script.frame(script.joinRef(), null, "phx_error", "{}");
    script.until(() -> script.phase() == Status.Phase.CONNECTING);

    script.clear().opened().joined(1).catchUp(1, "set", "a", "1", "bad").caughtUp(1);

    assertThat(script.outcomes().get("bad")).isInstanceOf(Outcome.Committed.class);
  }

  @Test
  void aRefusalOfARepetitionDoesNotTellWhatBecameOfIt() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "1");
    reconnect(script).joined(0).caughtUp(0);

    script.refuse(script.refOf("d1"), "limit_exceeded");

    assertThat(script.outcomes()).containsEntry("d1", new Outcome.Unknown());
  }

  @Test
  void moreWaitThanMayWaitForACaller() {
    Script script = Script.live(0, Script.limits(1, 2, 100)).lost();

    String[] ids = new String[100];
    Arrays.setAll(ids, i -> "d" + i);
    for (String id : ids) {
      script.submitDurable(id, "set", id, "1");
    }

    assertThat(script.outcomes()).isEmpty();
    assertThat(script.status().pending()).isEqualTo(100);
    script.submit("w1", "set", "b", "1");
    assertThat(script.outcomes()).isEmpty();
  }

  @Test
  void aWriteThatWouldCrashTheChannelIsRefused() {
    Script script = Script.live(0).submitDurable("d1", "set", "a", "{'':1}");

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes().get("d1")).isInstanceOf(Outcome.Refused.class);
  }
}
