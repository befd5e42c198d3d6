package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Courses of events that were observed with a real server. */
class RecordedScenariosTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEchoAndItsReplyComeInEitherOrder(boolean echoFirst) {
    Script script = Script.live(0).submit("c1", "increment", "cnt", "2");
    String ref = script.refOf("c1");

    if (echoFirst) {
      script.echo(1, "increment", "cnt", "2", "c1").reply(ref, "{'store_seq':1}");
    } else {
      script.reply(ref, "{'store_seq':1}").echo(1, "increment", "cnt", "2", "c1");
    }

    assertThat(script.outcomes()).hasSize(1);
    assertThat(script.shown()).containsExactly("cnt=2");
    assertThat(script.published()).containsExactly(1L);
    assertThat(script.view().leaf("cnt").orElseThrow().revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repliesOfWritersComeInAnyOrder(boolean inOrder) {
    Script script = Script.live(0).submit("c1", "set", "a", "1").submit("c2", "set", "a", "2");
    List<String> ids = inOrder ? List.of("c1", "c2") : List.of("c2", "c1");

    for (String id : ids) {
      script.reply(script.refOf(id), "{'store_seq':%s}".formatted(id.substring(1)));
    }
    assertThat(script.shown()).containsExactly("a=2");
    script.echo(2, "set", "a", "2", "c2").echo(1, "set", "a", "1", "c1");

    assertThat(script.shown()).containsExactly("a=2");
    assertThat(script.published()).containsExactly(1L, 2L);
  }

  @Test
  void writesOverHttpShowOnlyInTheNextCatchUp() {
    Script script = Script.live(3);

    // Seven writes over HTTP, then one over a channel.
    script.event(11, "set", "ws", "1").pass(250).joined(11);
    for (int seq = 4; seq <= 10; seq++) {
      script.event(script.joinRef(), seq, "set", "http" + seq, "1", "http:1", "r" + seq);
    }
    script.catchUp(11, "set", "ws", "1", null).caughtUp(11);

    assertThat(script.watermark()).isEqualTo(11);
    assertThat(script.published()).hasSize(8).isSorted();
  }

  @Test
  void aPushThatIsNeverAnsweredEndsAnyway() {
    Script script = Script.live(0).submit("c1", "set", "a", "1");

    script.pass(Duration.ofSeconds(10));

    assertThat(script.outcomes()).containsEntry("c1", new Outcome.Unknown());
  }

  @Test
  void anIdleSocketIsClosedByTheServerAndOpenedAgain() {
    Script script = Script.live(1).closed(CloseCause.Kind.LOST, "1002");

    script.reconnecting().opened().joined(1).caughtUp(1);

    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);
    assertThat(script.published()).isEmpty();
  }

  @Test
  void aTokenThatIsRevokedMidSessionKeepsItsSocketUntilItBreaks() {
    Script script = Script.live(0).submit("c1", "set", "a", "1").echo(1, "set", "a", "1", "c1");
    assertThat(script.outcomes()).hasSize(1);

    script.lost().reconnecting().closed(CloseCause.Kind.REFUSED, "403");

    assertThat(script.notices()).contains(new Notice.TokenRefused("403", 60));
    assertThat(script.shown()).containsExactly("a=1");
  }

  @Test
  void anArchivedStoreRefusesWritesAndLaterTheJoin() {
    Script script = Script.live(1).submit("c1", "set", "a1", "9");
    script.refuse(script.refOf("c1"), "store_archived");
    assertThat(script.outcomes().get("c1"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("store_archived"));
    assertThat(script.shown()).containsExactly("a1=1");

    script.lost().reconnecting().opened().refuse(script.joinRef(), "unauthorized");
    assertThat(script.status().lastError()).contains("unauthorized");
  }

  @Test
  void aPoisonedValueCrashesEveryJoinFromBeforeItUntilASnapshotCoversIt() {
    Script script = Script.engine().start();
    for (int i = 0; i < 4; i++) {
      script.reconnecting().opened().joined(3);
      if (i == 0) {
        script.catchUp(1, "set", "ok", "1", null);
      }
      script.frame(script.joinRef(), script.joinRef(), "phx_error", "{}");
    }
    assertThat(script.notices()).contains(new Notice.JoinCrashes(4, 60));
    assertThat(script.phase()).isEqualTo(Status.Phase.BACKOFF);

    script.reconnecting().opened().joined(4);
    script.snapshot(4, "{'ok':{'type':'integer','value':{'_scalar':1}}}").caughtUp(4);
    assertThat(script.shown()).containsExactly("ok=1");
  }

  @Test
  void leasesAreValuesLikeOthers() {
    String lease = "{'_type':'lease','holder':'h','token':1,'expires_at':17}";
    String renewed = "{'_type':'lease','holder':'h','token':1,'expires_at':18}";
    Script script =
        Script.live(0)
            .event(1, "lease", "lock", lease)
            .event(2, "set", "lock/below", "1")
            .event(3, "renew", "lock", renewed);
    assertThat(script.shown())
        .containsExactly("lock=" + renewed.replace('\'', '"'), "lock/below=1");

    script.event(4, "release", "lock", "null");
    assertThat(script.shown()).containsExactly("lock/below=1");
  }

  @Test
  void aSameIdThatIsAppliedThreeTimesIsThreeOperations() {
    Script script = Script.live(0).submit("c1", "increment", "n", "1");

    script
        .echo(1, "increment", "n", "1", "c1")
        .echo(2, "increment", "n", "2", "c1")
        .echo(3, "increment", "n", "3", "c1");

    assertThat(script.outcomes()).hasSize(1);
    assertThat(script.published()).containsExactly(1L, 2L, 3L);
    assertThat(script.shown()).containsExactly("n=3");
  }
}
