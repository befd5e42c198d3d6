package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rule 1: the watermark only grows, without gaps. */
class WatermarkTest {

  @Test
  void whatIsNotBeyondTheWatermarkIsDropped() {
    Script script = Script.live(2).event(2, "set", "a2", "99").event(1, "delete", "a1", "null");

    assertThat(script.published()).isEmpty();
    assertThat(script.shown()).containsExactly("a1=1", "a2=2");
  }

  @Test
  void whatComesEarlyIsHeldBackAndAppliedInOrder() {
    Script script =
        Script.live(0)
            .event(3, "set", "n", "3")
            .event(2, "set", "n", "2")
            .event(2, "set", "n", "2")
            .event(1, "set", "n", "1");

    assertThat(script.published()).containsExactly(1L, 2L, 3L);
    assertThat(script.shown()).containsExactly("n=3");
    assertThat(script.sent("phx_join")).isEmpty();
  }

  @Test
  void aLiveEventThatOvertakesTheCatchUpDropsNothingOfIt() {
    Script script =
        Script.engine()
            .start()
            .opened()
            .joined(2)
            .event(3, "set", "n", "3")
            .catchUp(1, "set", "n", "1", null)
            .catchUp(2, "set", "m", "2", null)
            .catchUp(3, "set", "n", "3", null)
            .caughtUp(3);

    assertThat(script.watermark()).isEqualTo(3);
    assertThat(script.shown()).containsExactly("m=2", "n=3");
  }

  @Test
  void aGapThatClosesInTimeDoesNotLeadToAJoin() {
    Script script = Script.live(0).event(2, "set", "n", "2").pass(249).event(1, "set", "m", "1");

    script.pass(1000);

    assertThat(script.sent("phx_join")).isEmpty();
    assertThat(script.watermark()).isEqualTo(2);
  }

  @Test
  void aGapThatStaysOpenLeadsToAJoinFromTheWatermark() {
    Script script = Script.live(4).event(6, "set", "n", "6").pass(250);

    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':4}"));
    assertThat(script.all(Effect.OpenSocket.class)).isEmpty();

    script
        .joined(6)
        .catchUp(5, "set", "m", "5", null)
        .catchUp(6, "set", "n", "6", null)
        .caughtUp(6);
    assertThat(script.published()).containsExactly(5L, 6L);
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
  }

  @Test
  void theLateCloseOfTheEarlierJoinMeansNothing() {
    Script script = Script.live(0);
    String earlier = script.joinRef();
    script.event(2, "set", "n", "2").pass(250).joined(2);

    script.frame(earlier, earlier, "phx_close", "{}").frame(earlier, earlier, "phx_error", "{}");

    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);
    script.frame(earlier, null, "catch_up_complete", "{'through_seq':2}");
    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);
  }

  @Test
  void pushesOfTheNewJoinCarryItsRef() {
    Script script = Script.live(0);
    String earlier = script.joinRef();
    script.event(2, "set", "n", "2").pass(250).joined(2);
    script.catchUp(1, "set", "m", "1", null).catchUp(2, "set", "n", "2", null).caughtUp(2);

    script.submit("w1", "set", "x", "1").pass(5000);

    assertThat(script.joinRef()).isNotEqualTo(earlier);
    assertThat(script.lastSent("write").joinRef()).isEqualTo(script.joinRef());
    assertThat(script.lastSent("status").joinRef()).isEqualTo(script.joinRef());
    assertThat(script.lastSent("ack_seq").joinRef()).isEqualTo(script.joinRef());
  }

  @Test
  void joinsBecomeRarerWhileGapsGoOn() {
    assertThat(waitsWhileGapsGoOn(Script.live(0)))
        .containsExactly(250L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
  }

  @Test
  void joinsBecomeNoRarerThanTheSettingsSay() {
    assertThat(waitsWhileGapsGoOn(Script.live(0, everySeconds(3))))
        .containsExactly(250L, 1000L, 2000L, 3000L, 3000L, 3000L, 3000L);
    assertThat(waitsWhileGapsGoOn(Script.live(0, everySeconds(1))))
        .containsExactly(250L, 1000L, 1000L, 1000L, 1000L, 1000L, 1000L);
  }

  private static UnaryOperator<EngineSettings> everySeconds(long seconds) {
    return settings ->
        ChangedSettings.of(settings, Map.of("rejoinInterval", Duration.ofSeconds(seconds)));
  }

  /** In milliseconds; somebody writes over HTTP and over a channel all the time. */
  private static List<Long> waitsWhileGapsGoOn(Script script) {
    long seq = 0;
    List<Long> waits = new ArrayList<>();
    while (waits.size() < 7) {
      script.clear().event(seq + 2, "set", "n", "1");
      long before = script.now();
      script.until(() -> !script.sent("phx_join").isEmpty());
      waits.add(Duration.ofNanos(script.now() - before).toMillis());
      script
          .joined(seq + 2)
          .catchUp(seq + 1, "set", "m", "1", null)
          .catchUp(seq + 2, "set", "n", "1", null)
          .caughtUp(seq + 2);
      seq += 2;
    }
    return waits;
  }

  @Test
  void aQuietTimeMakesJoinsFrequentAgain() {
    Script script = Script.live(0);
    closeGap(script, 1);
    closeGap(script, 3);
    closeGap(script, 5);

    script.pass(Duration.ofSeconds(9)).clear();
    script.event(8, "set", "n", "8").pass(250);

    assertThat(script.sent("phx_join")).hasSize(1);
  }

  private static void closeGap(Script script, long missing) {
    script.event(missing + 1, "set", "n", "1").clear();
    script
        .until(() -> !script.sent("phx_join").isEmpty())
        .joined(missing + 1)
        .catchUp(missing, "set", "m", "1", null)
        .catchUp(missing + 1, "set", "n", "1", null)
        .caughtUp(missing + 1);
  }

  @Test
  void writesAreAcceptedAndShownWhileItJoinsAgain() {
    Script script = Script.live(0).event(2, "set", "n", "2").pass(250);

    script.submit("w1", "set", "x", "1");
    assertThat(script.shown()).contains("x=1");
    assertThat(script.sentWrites()).isEmpty();

    script
        .joined(2)
        .catchUp(1, "set", "m", "1", null)
        .catchUp(2, "set", "n", "2", null)
        .caughtUp(2);
    assertThat(script.sentWrites()).containsExactly("w1");
  }

  @Test
  void aJoinWaitsForTheAnswersOfWhatIsOnTheWireSoThatNoFateIsLost() {
    Script script = Script.live(0).submit("w1", "increment", "c", "1");
    script.event(3, "set", "n", "3").pass(500);
    assertThat(script.sent("phx_join")).isEmpty();

    script.echo(1, "increment", "c", "1", "w1");

    assertThat(script.sent("phx_join")).isEmpty();
    script.pass(250);
    assertThat(script.sent("phx_join")).hasSize(1);
    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Committed.class);
  }

  @Test
  void aJoinDoesNotWaitForLongForWhatIsOnTheWire() {
    Script script = Script.live(0).submit("w1", "increment", "c", "1");

    script.event(3, "set", "n", "3").pass(1249).submit("w2", "set", "x", "1");
    assertThat(script.sent("phx_join")).isEmpty();
    assertThat(script.sentWrites()).doesNotContain("w2");

    assertThat(script.pass(1).sent("phx_join")).hasSize(1);
  }

  @Test
  void aServerThatIsBehindWasResetAndEverythingIsReadAgain() {
    Script script = Script.live(3).lost().reconnecting().clear();
    script.opened().joined(1);

    assertThat(script.notices()).contains(new Notice.ServerReset(1, 3));
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':0}"));
    assertThat(script.shown()).containsExactly("a1=1", "a2=2", "a3=3");

    script.joined(1).catchUp(1, "set", "b", "1", null);
    assertThat(script.shown()).containsExactly("a1=1", "a2=2", "a3=3");
    assertThat(script.all(Effect.PublishReplaced.class)).isEmpty();

    script.caughtUp(1);
    assertThat(script.shown()).containsExactly("b=1");
    assertThat(script.all(Effect.PublishReplaced.class))
        .singleElement()
        .satisfies(
            replaced -> {
              assertThat(replaced.reset()).isTrue();
              assertThat(replaced.fromSeq()).isEqualTo(3);
              assertThat(replaced.toSeq()).isEqualTo(1);
              assertThat(Script.texts(replaced.before())).hasSize(3);
              assertThat(Script.texts(replaced.after())).containsExactly("b=1");
            });
    assertThat(script.published()).isEmpty();
    assertThat(script.watermark()).isEqualTo(1);
    script.event(2, "set", "b", "2");
    assertThat(script.published()).containsExactly(2L);
  }

  @Test
  void aResetServerForgetsWhatItHadAcknowledged() {
    Script script = Script.live(3).submit("w1", "set", "x", "1");
    // The event of 4 was not announced.
    script.reply(script.refOf("w1"), "{'store_seq':5}");
    assertThat(script.shown()).contains("x=1");

    script.lost().reconnecting().opened().joined(1).joined(1);
    assertThat(script.shown()).contains("x=1");
    script.catchUp(1, "set", "b", "1", null).caughtUp(1);

    assertThat(script.shown()).containsExactly("b=1");
  }

  @Test
  void aResetThatIsInterruptedGoesOn() {
    Script script = Script.live(3).lost().reconnecting().opened().joined(2).joined(2);
    script.catchUp(1, "set", "b", "1", null).lost().reconnecting().clear().opened();

    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':1}"));
    script.joined(2).catchUp(2, "set", "c", "2", null).caughtUp(2);

    assertThat(script.shown()).containsExactly("b=1", "c=2");
    assertThat(script.all(Effect.PublishReplaced.class)).hasSize(1);
  }

  @Test
  void aServerThatIsBehindInAStatusMayHaveBeenResetUnderTheSocket() {
    Script script = Script.live(3).pass(Duration.ofSeconds(5));

    script.reply(script.lastSent("status").ref(), "{'current_seq':1}");

    assertThat(script.sent("phx_join")).hasSize(1);
  }

  @Test
  void aServerThatIsBehindOfWhatItAcknowledgedWasResetToo() {
    Script script = Script.live(3).submit("w1", "set", "x", "1");
    script.reply(script.refOf("w1"), "{'store_seq':5}").lost().reconnecting().clear();

    script.opened().joined(4);

    assertThat(script.notices()).contains(new Notice.ServerReset(4, 5));
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':0}"));
  }

  @Test
  void whatIsCommittedWhileEverythingIsReadAgainIsShownAfterwards() {
    Script script = Script.live(3).lost().reconnecting().opened().joined(1).joined(1);

    // Sequence numbers begin anew: this one is below the watermark that readers see.
    script.batch(Script.op(2, "set", "x", "1", Script.ME + "-b:0"));
    script.catchUp(1, "set", "b", "1", null).caughtUp(1);

    assertThat(script.shown()).containsExactly("b=1", "x=1");
  }

  @Test
  void aResetDuringTheFirstCatchUpForgetsWhatWasAcknowledged() {
    Script script = Script.engine().start().opened().joined(2);
    script.catchUp(1, "set", "a", "1", null);
    script.batch(Script.op(2, "set", "x", "1", Script.ME + "-b:0"));
    script.lost().reconnecting().opened().joined(0).joined(0).caughtUp(0);

    assertThat(script.shown()).isEmpty();
  }
}
