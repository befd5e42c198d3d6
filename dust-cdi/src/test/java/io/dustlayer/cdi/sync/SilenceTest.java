package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 6: silence is checked. */
class SilenceTest {

  private static Script answerHeartbeat(Script script) {
    Frame beat = script.lastSent("heartbeat");
    return script.frame(
        new Frame(
            null,
            beat.ref(),
            "phoenix",
            "phx_reply",
            Script.json("{'status':'ok','response':{}}")));
  }

  private static Script answerStatus(Script script, long seq) {
    return script.reply(script.lastSent("status").ref(), "{'current_seq':%d}".formatted(seq));
  }

  @Test
  void heartbeatsAreSentAndAnAnsweredOneKeepsTheSocket() {
    Script script = Script.live(0);
    for (int i = 0; i < 5; i++) {
      answerStatus(script.pass(Duration.ofSeconds(5)), 0);
    }
    script.pass(Duration.ofSeconds(5));
    answerStatus(script, 0);
    answerHeartbeat(script);

    assertThat(script.sent("heartbeat"))
        .singleElement()
        .satisfies(
            beat -> {
              assertThat(beat.topic()).isEqualTo("phoenix");
              assertThat(beat.joinRef()).isNull();
            });
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
  }

  @Test
  void anUnansweredHeartbeatClosesTheSocket() {
    Script script = Script.live(0);
    for (int i = 0; i < 11; i++) {
      answerStatus(script.pass(Duration.ofSeconds(5)), 0);
    }
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);

    script.pass(Duration.ofSeconds(5));

    assertThat(script.all(Effect.CloseSocket.class)).hasSize(1);
    assertThat(script.phase()).isIn(Status.Phase.BACKOFF, Status.Phase.CONNECTING);
  }

  @Test
  void aStatusRevealsWhatWasNeverAnnounced() {
    Script script = Script.live(1).pass(Duration.ofSeconds(5));

    answerStatus(script, 2);
    assertThat(script.status().serverSeq()).isEqualTo(2);
    script.pass(250);

    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':1}"));
  }

  @Test
  void aStatusThatTellsNothingNewLeadsToNothing() {
    Script script = Script.live(1).pass(Duration.ofSeconds(5));

    answerStatus(script, 1).pass(1000);

    assertThat(script.sent("phx_join")).isEmpty();
  }

  @Test
  void aChannelThatNeverAnswersAStatusIsLeft() {
    Script script = Script.live(1).pass(Duration.ofSeconds(15));

    assertThat(script.all(Effect.CloseSocket.class)).hasSize(1);
  }

  @Test
  void aSocketThatDoesNotOpenIsGivenUp() {
    Script script = Script.engine().start().pass(Duration.ofSeconds(10));

    assertThat(script.all(Effect.CloseSocket.class)).hasSize(1);
    assertThat(script.status().lastError()).contains("no connection in time");
    assertThat(script.pass(1000).all(Effect.OpenSocket.class)).hasSize(2);
  }

  @Test
  void aJoinThatIsNotAnsweredIsGivenUp() {
    Script script = Script.engine().start().opened().pass(Duration.ofSeconds(10));

    assertThat(script.all(Effect.CloseSocket.class)).hasSize(1);
  }

  @Test
  void aCatchUpMayTakeLongButNotBeSilent() {
    Script script = Script.engine().start().opened().joined(10);
    for (int i = 1; i <= 5; i++) {
      script.pass(Duration.ofSeconds(9)).catchUp(i, "set", "n", "1", null);
    }
    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);

    script.pass(Duration.ofSeconds(10));

    assertThat(script.all(Effect.CloseSocket.class)).hasSize(1);
  }

  @Test
  void aCatchUpThatWasSilentForTooLongGetsLongerTheNextTime() {
    Script script = Script.engine().start().opened().joined(10).pass(Duration.ofSeconds(10));
    script.reconnecting().opened().joined(10).pass(Duration.ofMillis(19_999));
    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);
    script.pass(1).reconnecting().opened().joined(10).pass(Duration.ofMillis(39_999));
    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);

    script.snapshot(10, "{}").caughtUp(10);

    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
  }

  @Test
  void aHeartbeatMayStayUnansweredBehindALongSnapshot() {
    Script script = Script.engine().start().opened().joined(2);
    for (int i = 0; i < 9; i++) {
      script.pass(Duration.ofSeconds(9)).catchUp(1, "set", "a", "1", null);
    }

    assertThat(script.sent("heartbeat")).hasSize(2);
    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);
  }

  @Test
  void aSocketThatOpensTooLateIsClosed() {
    Script script = Script.engine().start();
    long first = script.generation();
    script.pass(Duration.ofSeconds(10)).pass(Duration.ofSeconds(1)).clear();

    script.input(new Input.SocketOpened(first));

    assertThat(script.all(Effect.CloseSocket.class))
        .extracting(Effect.CloseSocket::generation)
        .containsExactly(first);
    assertThat(script.phase()).isEqualTo(Status.Phase.CONNECTING);
  }

  @Test
  void framesOfAnEarlierSocketMeanNothing() {
    Script script = Script.live(1);
    long first = script.generation();
    script.lost().reconnecting().opened().joined(1).caughtUp(1).clear();

    script.input(
        new Input.FrameReceived(
            first, new Frame(null, null, Script.TOPIC, "event", Script.json("{'store_seq':9}"))));
    script.input(new Input.SocketClosed(first, new CloseCause(CloseCause.Kind.LOST, "late")));

    assertThat(script.effects()).isEmpty();
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
  }
}
