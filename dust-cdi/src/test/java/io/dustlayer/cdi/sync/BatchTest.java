package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Own batches over HTTP: shown at once, published when the watermark reaches them. */
class BatchTest {

  private static final String ID = Script.ME + "-b";

  private static Script committed() {
    return Script.live(1)
        .batch(
            Script.op(3, "set", "x", "{'t':1}", ID + ":0"),
            Script.op(4, "delete", "a1", "null", ID + ":1"));
  }

  @Test
  void isShownAtOnceAsAWhole() {
    Script script = committed();

    assertThat(script.all(Effect.Show.class)).hasSize(1);
    assertThat(script.shown()).containsExactly("x/t=1");
    assertThat(script.published()).isEmpty();
    assertThat(script.watermark()).isEqualTo(1);
  }

  @Test
  void isPublishedExactlyOnceWhenTheWatermarkReachesIt() {
    Script script = committed().pass(250);
    assertThat(script.sent("phx_join")).as("such operations are not announced").hasSize(1);

    script
        .joined(4)
        .catchUp(2, "set", "x/old", "0", null)
        .event(script.joinRef(), 3, "set", "x", "{'t':1}", "http:1", ID + ":0");
    assertThat(script.shown()).containsExactly("x/t=1");
    script.event(script.joinRef(), 4, "delete", "a1", "null", "http:1", ID + ":1").caughtUp(4);

    assertThat(script.published()).containsExactly(2L, 3L, 4L);
    assertThat(script.all(Effect.Publish.class))
        .extracting(Effect.Publish::own)
        .containsExactly(false, true, true);
    assertThat(script.shown()).containsExactly("x/t=1");
  }

  @Test
  void isNotShownAgainIfItsEventsWereFirst() {
    Script script =
        Script.live(1)
            .event(2, "set", "x", "1")
            .event(3, "set", "x", "2")
            .clear()
            .batch(Script.op(2, "set", "x", "1", ID + ":0"));

    assertThat(script.shown()).containsExactly("a1=1", "x=2");
    assertThat(script.all(Effect.Show.class)).isEmpty();
  }

  @Test
  void staysShownThroughAReconnect() {
    Script script = committed().lost();
    assertThat(script.shown()).containsExactly("x/t=1");

    script.reconnecting().opened().joined(4).snapshot(4, "{}").caughtUp(4);
    assertThat(script.shown()).as("the server knows better").isEmpty();
  }

  @Test
  void isForgottenIfTheServerLostIt() {
    Script script = committed().lost().reconnecting().opened().joined(0).joined(0).caughtUp(0);

    assertThat(script.shown()).isEmpty();
    assertThat(script.pass(Duration.ofSeconds(3)).phase()).isEqualTo(Status.Phase.LIVE);
  }

  private static Script committedWhileJoining() {
    return Script.engine()
        .start()
        .opened()
        .batch(Script.op(1, "set", "x", "1", ID + ":0"), Script.op(2, "set", "y", "2", ID + ":1"))
        .joined(0)
        .caughtUp(0);
  }

  @Test
  void isAskedForSoonIfItWasCommittedWhileAJoinWasUnderWay() {
    Script script = committedWhileJoining();
    assertThat(script.shown()).containsExactly("x=1", "y=2");

    script.pass(250);

    assertThat(script.sent("phx_join")).hasSize(2);
  }

  @Test
  void isForgottenIfTheServerLostItBeforeAJoinToldOfIt() {
    Script script = committedWhileJoining().lost().reconnecting().opened();

    script.joined(0).joined(0).caughtUp(0);

    assertThat(script.notices()).contains(new Notice.ServerReset(0, 2));
    assertThat(script.shown()).isEmpty();
  }
}
