package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way through the states when nothing goes wrong. */
class EngineTest {

  @Test
  void connectsJoinsFromItsWatermarkAndCatchesUp() {
    Script script = Script.engine();

    assertThat(script.phase()).isEqualTo(Status.Phase.STOPPED);
    script.start();
    assertThat(script.phase()).isEqualTo(Status.Phase.CONNECTING);
    script.opened();
    assertThat(script.phase()).isEqualTo(Status.Phase.JOINING);
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':0}"));
    script.joined(2);
    assertThat(script.phase()).isEqualTo(Status.Phase.CATCHING_UP);
    script
        .catchUp(1, "set", "links/a", "{'title':'A'}", null)
        .catchUp(2, "set", "n", "1", null)
        .caughtUp(2);
    assertThat(script.phase()).isEqualTo(Status.Phase.LIVE);

    assertThat(script.shown()).containsExactly("links/a/title=\"A\"", "n=1");
    assertThat(script.lastSent("ack_seq").payload()).isEqualTo(Script.json("{'seq':2}"));
    assertThat(script.status().synced()).isTrue();
  }

  @Test
  void sendsAWriteAndCompletesItByItsEchoBeforeTheReply() {
    Script script = Script.live(0).submit("w1", "set", "n", "1");

    assertThat(script.shown()).containsExactly("n=1");
    assertThat(script.lastSent("write").payload())
        .isEqualTo(Script.json("{'op':'set','path':'n','client_op_id':'w1','value':1}"));
    assertThat(script.lastSent("write").joinRef()).isEqualTo(script.joinRef());

    script.echo(1, "set", "n", "1", "w1").reply(script.refOf("w1"), "{'store_seq':1}");

    assertThat(script.outcomes())
        .containsOnly(
            java.util.Map.entry("w1", new Outcome.Committed(1, JsonValue.EMPTY_JSON_OBJECT)));
    assertThat(script.published()).containsExactly(1L);
    assertThat(script.watermark()).isEqualTo(1);
    assertThat(script.view().leaf("n").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void completesAWriteByItsReplyBeforeTheEcho() {
    Script script = Script.live(0).submit("w1", "set", "n", "1");

    script.reply(script.refOf("w1"), "{'store_seq':1}");
    assertThat(script.outcomes()).containsKey("w1");
    assertThat(script.shown()).containsExactly("n=1");
    assertThat(script.watermark()).isZero();

    script.echo(1, "set", "n", "1", "w1");
    assertThat(script.outcomes()).hasSize(1);
    assertThat(script.published()).containsExactly(1L);
    assertThat(script.shown()).containsExactly("n=1");
  }

  @Test
  void showsTheViewBeforeItTellsOfAnOutcomeOrAChange() {
    Script script = Script.live(0).submit("w1", "set", "n", "1").echo(1, "set", "n", "1", "w1");

    List<Effect> effects = script.lastEffects();

    assertThat(effects.get(0)).isInstanceOf(Effect.Show.class);
    assertThat(effects)
        .hasAtLeastOneElementOfType(Effect.Complete.class)
        .hasAtLeastOneElementOfType(Effect.Publish.class)
        .hasAtLeastOneElementOfType(Effect.Keep.class);
  }

  @Test
  void keepsItsMirrorThroughStopAndStart() {
    Script script = Script.live(2).stop();

    assertThat(script.phase()).isEqualTo(Status.Phase.STOPPED);
    assertThat(script.status().synced()).isTrue();

    script.start().opened();
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':2}"));
  }
}
