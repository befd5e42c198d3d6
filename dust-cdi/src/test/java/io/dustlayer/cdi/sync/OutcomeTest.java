package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 3: each write ends exactly once. */
class OutcomeTest {

  @Test
  void aRefusalUndoesExactlyTheRefusedWrite() {
    Script script =
        Script.live(1)
            .submit("w1", "set", "a1", "10")
            .submit("w2", "set", "a1", "20")
            .submit("w3", "increment", "a1", "1");
    assertThat(script.shown()).containsExactly("a1=21");

    script.refuse(script.refOf("w2"), "limit_exceeded");
    assertThat(script.shown()).containsExactly("a1=11");
    assertThat(script.outcomes().get("w2"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("limit_exceeded"));

    script.refuse(script.refOf("w1"), "limit_exceeded");
    assertThat(script.shown()).containsExactly("a1=2");
    script.refuse(script.refOf("w3"), "limit_exceeded");
    assertThat(script.shown()).containsExactly("a1=1");
  }

  @Test
  void aRateLimitIsLeftToTheCaller() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");

    script.frame(
        script.joinRef(),
        script.refOf("w1"),
        "phx_reply",
        "{'status':'error','response':{'reason':'rate_limited','retry_after_ms':60000}}");

    assertThat(script.outcomes().get("w1"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reply().getInt("retry_after_ms")).isEqualTo(60_000));
    assertThat(script.pass(Duration.ofMinutes(2)).sentWrites()).hasSize(1);
  }

  @Test
  void whatIsNotOnTheWireInTimeIsWithdrawnAndNotShown() {
    Script script =
        Script.live(0).lost().submit("w1", "set", "a", "1").pass(Duration.ofSeconds(10));

    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Withdrawn());
    assertThat(script.shown()).isEmpty();

    script.reconnecting().opened().joined(0).caughtUp(0);
    assertThat(script.sentWrites()).isEmpty();
  }

  @Test
  void whatWasOnTheWireIsUnknownAndShownUntilACatchUpSettlesIt() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");

    script.pass(Duration.ofSeconds(10));
    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown());
    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.sent("phx_join")).as("asks for the catch-up").hasSize(1);

    script.joined(0).caughtUp(0);
    assertThat(script.shown()).isEmpty();
    assertThat(script.sentWrites()).as("never sent again").hasSize(1);
  }

  @Test
  void anUnknownWriteThatWasCommittedAfterAllIsPublishedAsOwn() {
    Script script = Script.live(0).submit("w1", "set", "a", "1").pass(Duration.ofSeconds(10));

    script.joined(1).event(script.joinRef(), 1, "set", "a", "1", Script.ME, "w1").caughtUp(1);

    assertThat(script.outcomes()).hasSize(1);
    assertThat(script.all(Effect.Publish.class)).extracting(Effect.Publish::own).containsOnly(true);
    assertThat(script.shown()).containsExactly("a=1");
  }

  @Test
  void aLateReplyAfterTheDeadlineChangesTheViewButNotTheOutcome() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");
    String ref = script.refOf("w1");

    script.pass(Duration.ofSeconds(10)).refuse(ref, "conflict");

    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Unknown()).hasSize(1);
    assertThat(script.shown()).isEmpty();
  }

  @Test
  void stoppingEndsEveryWrite() {
    Script script = Script.live(0, Script.limits(1, 10, 10));
    script.submit("w1", "set", "a", "1").submit("w2", "set", "b", "1").stop();

    assertThat(script.outcomes())
        .containsEntry("w1", new Outcome.Unknown())
        .containsEntry("w2", new Outcome.Stopped());
    assertThat(script.status().pending()).isZero();
    assertThat(script.submit("w3", "set", "c", "1").outcomes())
        .containsEntry("w3", new Outcome.Stopped());
  }

  @Test
  void aReplyWithoutSequenceNumberWroteNothing() {
    Script script = Script.live(0).submit("w1", "release", "lock", "null");

    script.reply(script.refOf("w1"), "{'released':false}");

    assertThat(script.outcomes().get("w1"))
        .isInstanceOfSatisfying(
            Outcome.Committed.class,
            committed -> {
              assertThat(committed.storeSeq()).isZero();
              assertThat(committed.reply().getBoolean("released")).isFalse();
            });
    assertThat(script.pass(Duration.ofSeconds(2)).sent("phx_join")).isEmpty();
  }

  @Test
  void theEchoOfALeaseTellsWhatItsReplyWould() {
    Script script = Script.live(0).submit("w1", "lease", "lock", "null");

    script.echo(
        1, "lease", "lock", "{'_type':'lease','holder':'h','token':1,'expires_at':5}", "w1");

    assertThat(script.outcomes().get("w1"))
        .isInstanceOfSatisfying(
            Outcome.Committed.class,
            committed -> assertThat(committed.reply().getInt("token")).isEqualTo(1));
    assertThat(script.shown())
        .containsExactly(
            "lock={\"_type\":\"lease\",\"holder\":\"h\",\"token\":1,\"expires_at\":5}");
  }

  @Test
  void aReplyBeyondTheWatermarkKeepsTheWriteShownUntilItIsReached() {
    Script script = Script.live(0).submit("w1", "set", "a", "1");

    script.reply(script.refOf("w1"), "{'store_seq':2}");
    assertThat(script.outcomes()).containsKey("w1");
    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.status().serverSeq()).isEqualTo(2);

    script.pass(250).joined(2);
    assertThat(script.shown()).containsExactly("a=1");
    script.catchUp(1, "set", "a", "0", null);
    assertThat(script.shown()).containsExactly("a=1");
    script.event(script.joinRef(), 2, "set", "a", "1", Script.ME, "w1").caughtUp(2);
    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.published()).containsExactly(1L, 2L);
  }

  @Test
  void anObjectWithAnEmptyKeyIsNeverSent() {
    Script script =
        Script.live(0)
            .submit("w1", "set", "a", "{'x':[{'':1}]}")
            .submit("w2", "merge", "a", "{'':1}");

    assertThat(script.sentWrites()).isEmpty();
    assertThat(script.outcomes().values())
        .hasSize(2)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Refused.class));
    assertThat(script.shown()).isEmpty();
  }
}
