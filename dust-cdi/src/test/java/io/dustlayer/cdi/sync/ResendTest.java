package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.WriteRequest;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 4: what is sent again after a rejoin, and what never. */
class ResendTest {

  /** Loses the connection and opens another one, well before any write is overdue. */
  private static Script reconnect(Script script) {
    script.lost();
    script.reconnecting();
    return script.clear().opened();
  }

  @ParameterizedTest
  @ValueSource(strings = {"set", "delete", "merge"})
  void aRepeatableWriteIsSentAgainOnlyOnceCaughtUp(String op) {
    Script script = Script.live(1).submit("w1", op, "a1", "{'x':1}");
    reconnect(script).joined(1);
    assertThat(script.sentWrites()).isEmpty();

    script.caughtUp(1);

    assertThat(script.sentWrites()).containsExactly("w1");
    assertThat(script.outcomes()).isEmpty();
  }

  @Test
  void aWriteThatTheCatchUpShowsIsNotSentAgain() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");
    reconnect(script).joined(1);

    script.event(script.joinRef(), 1, "set", "a", "1", Script.ME, "w1");
    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Committed.class);
    script.caughtUp(1);

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.published()).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"increment", "add", "remove", "lease", "renew", "release"})
  void aWriteThatIsNotRepeatableIsNeverSentAgain(String op) {
    Script script = Script.live(0).submit("w1", op, "a", "1");
    reconnect(script).joined(0).caughtUp(0);
    assertThat(script.outcomes()).isEmpty();
    assertThat(script.shown()).as("the catch-up has not shown it").isEmpty();

    script.pass(Duration.ofSeconds(10));

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown());
  }

  @Test
  void aConditionalOrFencedWriteIsNeverSentAgain() {
    Script script =
        Script.live(1)
            .submit(conditional("w1", OptionalLong.of(1), false, Optional.empty()))
            .submit(conditional("w2", OptionalLong.empty(), true, Optional.empty()))
            .submit(
                conditional(
                    "w3",
                    OptionalLong.empty(),
                    false,
                    Optional.of(new WriteRequest.Fence(Script.path("lock/x"), 7))));
    assertThat(script.sent("write").get(0).payload().asJsonObject().getInt("if_match"))
        .isEqualTo(1);
    assertThat(script.sent("write").get(1).payload().asJsonObject().getBoolean("if_absent"))
        .isTrue();
    assertThat(script.sent("write").get(2).payload().asJsonObject().getJsonObject("fence"))
        .isEqualTo(Script.json("{'key':'lock/x','token':7}"));

    reconnect(script).joined(1).caughtUp(1).pass(Duration.ofSeconds(10));

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes().values()).containsOnly(new Outcome.Unknown()).hasSize(3);
  }

  private static WriteRequest conditional(
      String id, OptionalLong ifMatch, boolean ifAbsent, Optional<WriteRequest.Fence> fence) {
    return new WriteRequest(
        id,
        OpKind.SET,
        Script.path("a1"),
        Script.json("5"),
        ifMatch,
        ifAbsent,
        fence,
        JsonValue.EMPTY_JSON_OBJECT);
  }

  /** A catch-up that is complete although it has not shown operation 2, which is the write's. */
  private static Script withAHole(Script script) {
    return reconnect(script)
        .joined(3)
        .catchUp(1, "set", "b", "1", "other-1")
        .catchUp(3, "set", "b", "3", "other-3")
        .caughtUp(3);
  }

  @Test
  void aCatchUpThatLeavesSomethingOutSendsNothingAgain() {
    Script script = withAHole(Script.live(0).submit("w1", "set", "a", "1"));
    assertThat(script.sentWrites()).isEmpty();

    script.submit("w2", "set", "a", "2");
    assertThat(script.sentWrites()).as("nothing overtakes it").isEmpty();
    script.pass(Duration.ofSeconds(1)).joined(3);
    script.event(script.joinRef(), 2, "set", "a", "1", Script.ME, "w1").caughtUp(3);

    assertThat(script.sentWrites()).containsExactly("w2");
    assertThat(script.outcomes()).containsOnlyKeys("w1");
  }

  @Test
  void whatACatchUpLeftOutSettlesWhenItComesAfterAll() {
    Script script = withAHole(Script.live(0).submit("w1", "set", "a", "1"));

    script.event(2, "set", "c", "2");

    assertThat(script.sentWrites()).containsExactly("w1");
  }

  @Test
  void aCatchUpThatLeavesSomethingOutDoesNotTellThatAWriteIsNotCommitted() {
    Script script = withAHole(Script.live(0).submit("w1", "increment", "a", "1"));
    assertThat(script.shown()).contains("a=1");

    script.event(2, "set", "c", "2");

    assertThat(script.shown()).containsExactly("b=3", "c=2");
  }

  @Test
  void whatWaitsForAReadWasToldNevertheless() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");

    reconnect(script)
        .joined(2)
        .catchUp(1, "set", "n", "5", "other-1")
        .catchUp(2, "increment", "n", "1", "other-2")
        .caughtUp(2);

    assertThat(script.all(Effect.HttpRead.class)).hasSize(1);
    assertThat(script.sentWrites()).containsExactly("w1");
  }

  @Test
  void nothingIsSentAgainOnceItsCallerWasTold() {
    Script script = Script.live(0).submit("w1", "set", "a", "1").lost();

    script.pass(Duration.ofSeconds(60));
    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown());
    script.clear().reconnecting().opened().joined(0).caughtUp(0);

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.shown()).isEmpty();
  }

  @Test
  void theOrderIsKept() {
    Script script = Script.live(0).submit("w1", "set", "a", "1").submit("w2", "set", "a", "2");
    script.lost().submit("w3", "set", "a", "3");
    script.reconnecting();

    script.clear().opened().joined(0).caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("w1", "w2", "w3");
  }

  @Test
  void whatReachedNoChannelIsSentAgainWhateverItIs() {
    Script script = Script.live(0).submit("w1", "increment", "a", "1");

    script.frame(
        null,
        script.refOf("w1"),
        "phx_reply",
        "{'status':'error','response':{'reason':'unmatched topic'}}");
    assertThat(script.outcomes()).isEmpty();
    script.reconnecting();
    script.clear().opened().joined(0).caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("w1");
  }

  @Test
  void theReplyOfTheEarlierJoinStillCounts() {
    Script script = Script.live(0).submit("w1", "increment", "c", "1");
    String ref = script.refOf("w1");
    String earlier = script.joinRef();
    script.event(3, "set", "n", "3").pass(1250).clear();

    script.frame(earlier, ref, "phx_reply", "{'status':'ok','response':{'store_seq':1}}");

    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Committed.class);
  }

  @Test
  void aSnapshotMayHideWhetherAWriteWasCommitted() {
    Script script =
        Script.live(1).submit("w1", "increment", "a1", "1").submit("w2", "set", "b", "2");
    reconnect(script).joined(3);

    script
        .snapshot(
            3,
            "{'a1':{'type':'counter','value':{'_scalar':2}},"
                + "'b':{'type':'integer','value':{'_scalar':2}}}")
        .caughtUp(3);

    assertThat(script.sentWrites()).containsExactly("w2");
    assertThat(script.shown()).as("not added twice").containsExactly("a1=2", "b=2");
    script.pass(Duration.ofSeconds(10));
    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown());
  }

  @Test
  void aWriteThatCrashesItsChannelIsGivenUpAtItsDeadline() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");
    Random random = new Random(7);
    for (int i = 0; i < 100 && !script.outcomes().containsKey("w1"); i++) {
      if (script.phase() == Status.Phase.LIVE) {
        script.frame(script.joinRef(), script.joinRef(), "phx_error", "{}");
      }
      script.pass(random.nextLong(1000));
      if (script.phase() == Status.Phase.CONNECTING) {
        script.opened().joined(0).caughtUp(0);
      }
    }

    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown());
  }

  @Test
  void aRefusalOfTheRepetitionDoesNotTellWhatBecameOfTheFirst() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");
    reconnect(script).joined(0).caughtUp(0);

    script.refuse(script.refOf("w1"), "rate_limited");

    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown());
    assertThat(script.shown()).isEmpty();
    // It was only slow.
    script.echo(1, "set", "a", "1", "w1");
    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.outcomes()).hasSize(1);
  }

  @Test
  void aWriteThatIsCommittedAfterTheCatchUpIsShownAgainAtOnce() {
    Script script = Script.live(0).submit("w1", "increment", "a", "1");
    reconnect(script).joined(0).caughtUp(0);
    assertThat(script.shown()).isEmpty();

    // Operation 1 was not announced.
    script.echo(2, "increment", "a", "1", "w1");

    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Committed.class);
    assertThat(script.watermark()).isZero();
    assertThat(script.shown()).containsExactly("a=1");
  }
}
