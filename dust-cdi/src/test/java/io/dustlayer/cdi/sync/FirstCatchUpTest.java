package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 5: the first catch-up publishes nothing, every later change once. */
class FirstCatchUpTest {

  @Test
  void publishesNothingAndShowsTheWholeAtItsEnd() {
    Script script = Script.engine().start().opened().joined(2);

    script.catchUp(1, "set", "a", "1", null).catchUp(2, "set", "b", "2", null);
    assertThat(script.all(Effect.Show.class)).isEmpty();
    assertThat(script.status().synced()).isFalse();

    script.caughtUp(2);
    assertThat(script.all(Effect.Publish.class)).isEmpty();
    assertThat(script.all(Effect.Show.class))
        .singleElement()
        .satisfies(
            show -> {
              assertThat(show.synced()).isTrue();
              assertThat(show.replaced()).isTrue();
              assertThat(Script.texts(show.view())).containsExactly("a=1", "b=2");
            });
  }

  @Test
  void isKeptInStepsSoThatACacheCanGoOn() {
    Script script = Script.engine().start().opened().joined(2);

    script.catchUp(1, "set", "a", "1", null).catchUp(2, "set", "b", "2", null).caughtUp(2);

    List<Effect.Keep> kept = script.all(Effect.Keep.class);
    assertThat(kept).extracting(Effect.Keep::watermark).last().isEqualTo(2L);
    assertThat(kept.get(0).before().watermark()).isZero();
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i).before()).isSameAs(kept.get(i - 1).after());
    }
  }

  @Test
  void goesOnWhereItWasCutAndStaysTheFirst() {
    Script script = Script.engine().start().opened().joined(2).catchUp(1, "set", "a", "1", null);

    script.lost().reconnecting().opened();
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':1}"));
    script.joined(2).catchUp(2, "set", "b", "2", null).caughtUp(2);

    assertThat(script.all(Effect.Publish.class)).isEmpty();
    assertThat(script.shown()).containsExactly("a=1", "b=2");
  }

  @Test
  void isNotTheFirstForARestoredMirror() {
    Mirror kept = Mirror.empty().edit().put(new Leaf("a", Script.json("1"), 1)).watermark(1).done();
    Script script = Script.restored(kept, true).start();

    assertThat(script.shown()).containsExactly("a=1");
    assertThat(script.status().synced()).isTrue();
    script.opened();
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':1}"));

    script.joined(2).catchUp(2, "set", "b", "2", null).caughtUp(2);
    assertThat(script.published()).containsExactly(2L);
  }

  @Test
  void everyLaterOperationIsPublishedOnceWithTheStatesAroundIt() {
    Script script = Script.live(1).event(2, "set", "a1", "9").event(2, "set", "a1", "9");

    assertThat(script.all(Effect.Publish.class))
        .singleElement()
        .satisfies(
            publish -> {
              assertThat(publish.own()).isFalse();
              assertThat(publish.touched()).containsExactly(Script.path("a1"));
              assertThat(Script.texts(publish.before())).containsExactly("a1=1");
              assertThat(Script.texts(publish.after())).containsExactly("a1=9");
            });
  }

  @Test
  void ownOperationsAreRecognizedByDeviceOrByTheIdOfAnHttpRequest() {
    Script script =
        Script.live(0)
            .event(null, 1, "set", "a", "1", Script.ME, "x")
            .event(null, 2, "set", "a", "2", "http:1234", Script.ME + "-77:0")
            .event(null, 3, "set", "a", "3", Script.OTHER, "y");

    assertThat(script.all(Effect.Publish.class))
        .extracting(Effect.Publish::own)
        .containsExactly(true, true, false);
  }

  @Test
  void writesWaitForItsEnd() {
    Script script = Script.engine().start().opened().submit("w1", "set", "a", "1").joined(0);
    assertThat(script.sentWrites()).isEmpty();

    script.caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("w1");
    assertThat(script.shown()).containsExactly("a=1");
  }
}
