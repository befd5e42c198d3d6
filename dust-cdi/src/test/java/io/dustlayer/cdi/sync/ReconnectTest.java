package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 7: how it comes back. */
class ReconnectTest {

  private static EngineSettings withMessagePack(EngineSettings settings) {
    return ChangedSettings.of(settings, Map.of("messagePack", true));
  }

  @Test
  void aRestartedServerIsJoinedAgainFromTheWatermark() {
    Script script = Script.live(2).closed(CloseCause.Kind.LOST, "1012");
    assertThat(script.phase()).isEqualTo(Status.Phase.BACKOFF);
    assertThat(script.status().synced()).isTrue();
    assertThat(script.status().lastError()).contains("1012");
    assertThat(script.notices()).hasOnlyElementsOfType(Notice.Disconnected.class);

    script.pass(500).opened();
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':2}"));
    script.joined(2).caughtUp(2);
    assertThat(script.status().lastError()).isEmpty();
  }

  @Test
  void delaysGrowToHalfAMinute() {
    Script script = Script.engine().start();
    for (int i = 0; i < 60; i++) {
      script.lost().reconnecting();
    }

    assertThat(script.notices())
        .map(notice -> ((Notice.Disconnected) notice).retryMillis())
        .allSatisfy(delay -> assertThat(delay).isBetween(0L, 30_000L))
        .anySatisfy(delay -> assertThat(delay).isGreaterThan(20_000L));
  }

  @Test
  void delaysStartOverAfterAStableMinute() {
    Script script = oftenLost();

    script.pass(Duration.ofSeconds(61)).clear().lost();

    assertThat(retryMillis(script)).isLessThanOrEqualTo(500);
  }

  @Test
  void delaysDoNotStartOverBeforeAMinute() {
    Script script = oftenLost();

    script.pass(Duration.ofSeconds(59)).clear().lost();

    assertThat(retryMillis(script)).isGreaterThan(500);
  }

  @Test
  void aConnectionThatClosedGapsMeanwhileWasStable() {
    Script script = oftenLost();

    script.pass(Duration.ofSeconds(40)).event(2, "set", "n", "2").pass(250);
    script.joined(2).catchUp(1, "set", "m", "1", null).catchUp(2, "set", "n", "2", null);
    script.caughtUp(2).pass(Duration.ofSeconds(40)).clear().lost();

    assertThat(retryMillis(script)).isLessThanOrEqualTo(500);
  }

  @Test
  void aConnectionThatIsLostWhileItClosesAGapWasStable() {
    Script script = oftenLost();

    script.pass(Duration.ofSeconds(61)).event(2, "set", "n", "2").pass(250).clear().lost();

    assertThat(retryMillis(script)).isLessThanOrEqualTo(500);
  }

  /** Live, after so many losses that the next delay is one of up to half a minute. */
  private static Script oftenLost() {
    Script script = Script.live(0, ReconnectTest::withoutQuestions);
    for (int i = 0; i < 10; i++) {
      script.lost().reconnecting().opened().joined(0).caughtUp(0);
    }
    return script;
  }

  private static long retryMillis(Script script) {
    return ((Notice.Disconnected) script.notices().get(0)).retryMillis();
  }

  // Nobody is there to answer them.
  private static EngineSettings withoutQuestions(EngineSettings settings) {
    return ChangedSettings.of(
        settings,
        Map.of("heartbeatInterval", Duration.ofHours(1), "statusInterval", Duration.ofHours(1)));
  }

  @Test
  void aRefusedTokenIsTriedAgainOnceAMinuteAndSaidAloud() {
    Script script = Script.live(1).lost().reconnecting().clear();

    for (int i = 0; i < 3; i++) {
      script.closed(CloseCause.Kind.REFUSED, "403").pass(Duration.ofMillis(59_999));
      assertThat(script.phase()).isEqualTo(Status.Phase.BACKOFF);
      script.pass(1);
      assertThat(script.phase()).isEqualTo(Status.Phase.CONNECTING);
    }

    assertThat(script.notices()).containsOnly(new Notice.TokenRefused("403", 60)).hasSize(3);
    assertThat(script.status().lastError()).contains("403");
    assertThat(script.shown()).as("goes on serving").containsExactly("a1=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unauthorized", "store_not_allowed", "missing_scope"})
  void aJoinThatIsRefusedIsTriedAgainOnceAMinute(String reason) {
    Script script = Script.engine().start().opened().refuse("1", reason);

    assertThat(script.notices()).containsExactly(new Notice.TokenRefused(reason, 60));
    assertThat(script.all(Effect.CloseSocket.class)).hasSize(1);
    assertThat(script.pass(59_999).phase()).isEqualTo(Status.Phase.BACKOFF);
    assertThat(script.pass(1).phase()).isEqualTo(Status.Phase.CONNECTING);
  }

  @Test
  void aStoreThatExpiresEndsTheChannelWithoutNamingTheJoin() {
    Script script = Script.live(1).frame(null, null, "phx_close", "{}");

    assertThat(script.phase()).isEqualTo(Status.Phase.BACKOFF);
    script.pass(500).opened().refuse(script.joinRef(), "unauthorized");
    assertThat(script.notices()).contains(new Notice.TokenRefused("unauthorized", 60));
    assertThat(script.shown()).containsExactly("a1=1");
  }

  @Test
  void aJoinThatKeepsCrashingIsTriedAgainOnceAMinute() {
    Script script = Script.engine().start();
    for (int i = 0; i < 2; i++) {
      script.opened().joined(3).catchUp(1, "set", "a", "1", null);
      script.frame(script.joinRef(), script.joinRef(), "phx_error", "{}").pass(1000);
    }
    assertThat(script.notices()).noneMatch(Notice.JoinCrashes.class::isInstance);

    script.opened().refuse(script.joinRef(), "join crashed");
    assertThat(script.notices()).contains(new Notice.JoinCrashes(3, 60));
    assertThat(script.pass(59_999).phase()).isEqualTo(Status.Phase.BACKOFF);
    script.pass(1).opened().refuse(script.joinRef(), "join crashed");
    assertThat(script.notices()).contains(new Notice.JoinCrashes(4, 60));

    // The store is repaired by a snapshot.
    script.pass(60_000).opened().joined(5).snapshot(5, "{}").caughtUp(5);
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
  }

  @Test
  void aChannelThatCrashesWhileLiveIsJoinedAgainSoon() {
    Script script = Script.live(1);

    script.frame(script.joinRef(), script.joinRef(), "phx_error", "{}").pass(500);

    assertThat(script.phase()).isEqualTo(Status.Phase.CONNECTING);
  }

  @Test
  void messagePackFallsBackToJsonWhenTheJoinCrashes() {
    Script script = Script.engine(ReconnectTest::withMessagePack).start();
    assertThat(script.all(Effect.OpenSocket.class))
        .extracting(Effect.OpenSocket::format)
        .containsExactly(Effect.Format.MESSAGE_PACK);

    script.opened().joined(1);
    script.frame(script.joinRef(), script.joinRef(), "phx_error", "{}");

    assertThat(script.notices()).containsExactly(new Notice.FellBackToJson());
    assertThat(script.all(Effect.OpenSocket.class))
        .extracting(Effect.OpenSocket::format)
        .containsExactly(Effect.Format.MESSAGE_PACK, Effect.Format.JSON);
    script.opened().joined(0).caughtUp(0).lost().pass(500);
    assertThat(script.all(Effect.OpenSocket.class).get(2).format()).isEqualTo(Effect.Format.JSON);
  }

  @Test
  void aMessageThatIsTooBigIsToldAndNotAskedForAllTheTime() {
    Script script = Script.live(0).closed(CloseCause.Kind.TOO_BIG, "snapshot of 200 MB");

    assertThat(script.notices()).containsExactly(new Notice.MessageTooBig("snapshot of 200 MB"));
    assertThat(script.pass(59_999).phase()).isEqualTo(Status.Phase.BACKOFF);
  }

  @Test
  void aServerThatNeedsANewerProtocolIsGivenUp() {
    Script script = Script.engine().start().opened().submit("w1", "set", "a", "1");

    script.reply(script.joinRef(), "{'store_seq':0,'capver':4,'capver_min':4}");

    assertThat(script.phase()).isEqualTo(Status.Phase.FAILED);
    assertThat(script.outcomes()).containsEntry("w1", new Outcome.Withdrawn());
    assertThat(script.submit("w2", "set", "a", "1").outcomes())
        .containsEntry("w2", new Outcome.Withdrawn());
    assertThat(script.pass(Duration.ofHours(1)).all(Effect.OpenSocket.class)).hasSize(1);
    assertThat(script.stop().start().phase()).isEqualTo(Status.Phase.CONNECTING);
  }

  @Test
  void aStableMinuteMakesDelaysShortAgain() {
    Script script = Script.engine().start();
    for (int i = 0; i < 12; i++) {
      script.lost().reconnecting();
    }
    script.opened().joined(0).caughtUp(0);
    for (int i = 0; i < 13; i++) {
      script
          .pass(Duration.ofSeconds(5))
          .reply(script.lastSent("status").ref(), "{'current_seq':0}");
      if (!script.sent("heartbeat").isEmpty()) {
        script.frame(
            new io.dustlayer.cdi.protocol.Frame(
                null,
                script.lastSent("heartbeat").ref(),
                "phoenix",
                "phx_reply",
                Script.json("{'status':'ok','response':{}}")));
      }
    }
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
    script.clear().lost();

    assertThat(script.notices())
        .singleElement()
        .satisfies(
            notice -> assertThat(((Notice.Disconnected) notice).retryMillis()).isBetween(0L, 500L));
  }
}
