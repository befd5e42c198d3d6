package io.dustlayer.cdi.sync;

import static io.dustlayer.cdi.sync.Script.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.protocol.StoreEvent;
import jakarta.json.Json;
import org.junit.jupiter.api.Test;

/** Rare courses of events that once went wrong: found by the simulation. */
class EngineEdgesTest {

  @Test
  void aResetBeforeTheFirstCatchUpForgetsTheBatchesOfTheLostHistory() {
    Script engine = Script.engine().start().opened().joined(9);
    for (long seq = 1; seq <= 9; seq++) {
      engine.catchUp(seq, "set", "a" + seq, "1", null);
    }
    engine.batch(batch(12, "lost"));

    reconnected(engine).joined(1).joined(1);
    engine.catchUp(1, "set", "a1", "1", null).caughtUp(1);

    assertThat(engine.shown()).containsExactly("a1=1");
  }

  @Test
  void aServerThatLacksWhatItHadBeforeTheJoinWasReset() {
    Script engine = Script.live(3);
    engine.submit("w", "set", "w", "7").reply(engine.refOf("w"), "{'store_seq':5}");
    reconnected(engine).clear().joined(4);

    assertThat(engine.notices()).containsExactly(new Notice.ServerReset(4, 5));
    assertThat(engine.lastSent("phx_join").payload()).hasToString("{\"last_store_seq\":0}");
  }

  @Test
  void whatAResetHasUndoneIsNotShownForEver() {
    Script engine = Script.live(3);
    engine.submit("w", "set", "w", "7").reply(engine.refOf("w"), "{'store_seq':5}");
    assertThat(engine.shown()).contains("w=7");

    reconnected(engine).joined(3).joined(3);
    for (long seq = 1; seq <= 3; seq++) {
      engine.catchUp(seq, "set", "a" + seq, Long.toString(seq), null);
    }
    engine.caughtUp(3);

    assertThat(engine.shown()).containsExactly("a1=1", "a2=2", "a3=3");
  }

  @Test
  void aBatchOfTheNewHistoryIsShownWhileEverythingIsReadAgain() {
    Script engine = Script.live(3);
    reconnected(engine).joined(1).joined(1);

    engine.batch(batch(2, "new"));

    assertThat(engine.shown()).contains("new=1");
  }

  @Test
  void theRefusalOfARepeatedWriteDoesNotProveThatNothingWasWritten() {
    Script engine = Script.live(1);
    reconnected(engine.submit("w", "set", "w", "7")).clear();
    engine.joined(1).caughtUp(1);

    engine.refuse(engine.refOf("w"), "rate_limited");

    assertThat(engine.outcomes()).containsEntry("w", new Outcome.Unknown());
  }

  @Test
  void aWriteWhoseRepetitionReachedNoChannelMayStillBeCommitted() {
    Script engine = Script.live(1);
    reconnected(engine.submit("w", "set", "w", "7")).clear();
    engine.joined(1).caughtUp(1);
    engine.frame(null, engine.refOf("w"), "phx_reply", unmatched());

    engine.stop();

    assertThat(engine.outcomes()).containsEntry("w", new Outcome.Unknown());
  }

  @Test
  void aLateCommitIsShownAgainAfterACatchUpHadSettledIt() {
    Script engine = Script.live(1);
    reconnected(engine.submit("w", "increment", "n", "7")).joined(1).caughtUp(1);
    assertThat(engine.shown()).containsExactly("a1=1");

    engine.echo(3, "increment", "n", "7", "w");

    assertThat(engine.outcomes()).containsKey("w");
    assertThat(engine.shown()).containsExactly("a1=1", "n=7");
  }

  /** Its connection is lost, and another one is open. */
  private static Script reconnected(Script engine) {
    engine.lost();
    while (engine.phase() != Status.Phase.CONNECTING) {
      engine.pass(10);
    }
    return engine.opened();
  }

  private static StoreEvent batch(long seq, String at) {
    return new StoreEvent(seq, OpKind.SET, path(at), Json.createValue(1), null, "dev_me-b:0");
  }

  private static String unmatched() {
    return "{'status':'error','response':{'reason':'unmatched topic'}}";
  }
}
