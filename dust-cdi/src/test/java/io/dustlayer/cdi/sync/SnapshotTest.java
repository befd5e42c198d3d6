package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 2: a snapshot replaces the committed state. */
class SnapshotTest {

  private static Script rejoining(long watermark) {
    return Script.live(watermark).lost().reconnecting().clear().opened();
  }

  @Test
  void replacesWhatItLacksAndUnwrapsValues() {
    Script script = rejoining(2).joined(9);

    script.snapshot(
        8,
        "{'a1':{'type':'integer','value':{'_scalar':7}},"
            + "'tags':{'type':'set','value':{'_scalar':['x']}},"
            + "'nul':{'type':'null','value':{'_scalar':null}},"
            + "'dec':{'type':'map','value':{'_type':'decimal','_typed':'1.10'}}}");

    assertThat(script.shown())
        .containsExactly(
            "a1=7", "dec={\"_type\":\"decimal\",\"_typed\":\"1.10\"}", "nul=null", "tags=[\"x\"]");
    assertThat(script.view().leaf("a1").orElseThrow().revision()).isZero();
    assertThat(script.all(Effect.PublishReplaced.class))
        .singleElement()
        .satisfies(
            replaced -> {
              assertThat(replaced.reset()).isFalse();
              assertThat(replaced.fromSeq()).isEqualTo(2);
              assertThat(replaced.toSeq()).isEqualTo(8);
              assertThat(Script.texts(replaced.before())).containsExactly("a1=1", "a2=2");
            });
    assertThat(script.all(Effect.Keep.class))
        .singleElement()
        .satisfies(kept -> assertThat(kept.replaced()).isTrue());
    assertThat(script.published()).isEmpty();

    script.catchUp(9, "set", "x", "1", null).caughtUp(9);
    assertThat(script.published()).containsExactly(9L);
    assertThat(script.watermark()).isEqualTo(9);
  }

  @Test
  void isIgnoredAtOrBelowTheWatermark() {
    Script script = rejoining(2).joined(2).snapshot(2, "{}");

    assertThat(script.watermark()).isEqualTo(2);
    assertThat(script.all(Effect.PublishReplaced.class)).isEmpty();
    assertThat(script.shown()).containsExactly("a1=1", "a2=2");
  }

  @Test
  void dropsWhatIsHeldBackUpToItAndKeepsWhatIsLater() {
    Script script =
        rejoining(2)
            .joined(5)
            .event(5, "set", "x", "5")
            .event(7, "set", "y", "7")
            .snapshot(5, "{'z':{'type':'integer','value':{'_scalar':1}}}")
            .catchUp(6, "set", "w", "6", null)
            .caughtUp(7);

    assertThat(script.published()).containsExactly(6L, 7L);
    assertThat(script.shown()).containsExactly("w=6", "y=7", "z=1");
  }

  @Test
  void keepsPendingWritesOnTop() {
    Script script = rejoining(2).submit("w1", "set", "a1", "100").joined(5);

    script.snapshot(5, "{'a1':{'type':'integer','value':{'_scalar':1}}}");
    assertThat(script.shown()).containsExactly("a1=100");

    script.caughtUp(5).refuse(script.refOf("w1"), "rate_limited");
    assertThat(script.shown()).containsExactly("a1=1");
  }

  @Test
  void takesWithItWhatWasAcknowledgedUpToIt() {
    Script script = Script.live(2).submit("w1", "set", "x", "1");
    script.reply(script.refOf("w1"), "{'store_seq':4}");
    script.lost().reconnecting().opened().joined(4);

    // A later write of somebody else, within the snapshot, has removed it.
    script.snapshot(5, "{}").caughtUp(5);

    assertThat(script.shown()).isEmpty();
  }

  @Test
  void publishesNothingInTheFirstCatchUp() {
    Script script =
        Script.engine()
            .start()
            .opened()
            .joined(3)
            .snapshot(3, "{'a':{'type':'integer','value':{'_scalar':1}}}")
            .caughtUp(3);

    assertThat(script.all(Effect.PublishReplaced.class)).isEmpty();
    assertThat(script.shown()).containsExactly("a=1");
  }
}
