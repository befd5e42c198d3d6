package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 9: queues are bounded. */
class BoundsTest {

  @Test
  void onlySoManyWritesAreOnTheWireAtOnce() {
    Script script = Script.live(0);
    for (int i = 1; i <= 70; i++) {
      script.submit("w" + i, "set", "a", "1");
    }
    assertThat(script.sentWrites()).hasSize(64);

    script.echo(1, "set", "a", "1", "w1");
    assertThat(script.sentWrites()).hasSize(65).endsWith("w65");
    script.refuse(script.refOf("w2"), "conflict");
    assertThat(script.sentWrites()).hasSize(66);
    script.reply(script.refOf("w1"), "{'store_seq':1}");
    assertThat(script.sentWrites()).as("its echo has counted already").hasSize(66);
  }

  @Test
  void onlySoManyWritesWait() {
    Script script = Script.live(0, Script.limits(1, 2, 10));

    script
        .submit("w1", "set", "a", "1")
        .submit("w2", "set", "b", "1")
        .submit("w3", "set", "c", "1")
        .submit("w4", "set", "d", "1");

    assertThat(script.outcomes()).containsOnly(java.util.Map.entry("w4", new Outcome.QueueFull(2)));
    assertThat(script.shown()).containsExactly("a=1", "b=1", "c=1");
    assertThat(script.status().pending()).isEqualTo(3);
  }

  @Test
  void whatCannotBeHeldBackIsReadAgain() {
    Script script = Script.live(0, Script.limits(64, 10, 3));
    IntStream.rangeClosed(2, 8).forEach(seq -> script.event(seq, "set", "a" + seq, "1"));
    script.event(1, "set", "a1", "1");
    assertThat(script.watermark()).isEqualTo(3);
    assertThat(script.status().serverSeq()).isEqualTo(8);

    script.pass(250);
    assertThat(script.lastSent("phx_join").payload())
        .isEqualTo(Script.json("{'last_store_seq':3}"));
    script.joined(8);
    IntStream.rangeClosed(4, 8).forEach(seq -> script.catchUp(seq, "set", "a" + seq, "1", null));

    assertThat(script.caughtUp(8).watermark()).isEqualTo(8);
    assertThat(script.published()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void overdueWritesMakeRoomOnTheWire() {
    Script script = Script.live(0, Script.limits(1, 10, 10)).submit("w1", "set", "a", "1");
    script.pass(9000).submit("w2", "set", "b", "1").pass(1000).joined(0).caughtUp(0);

    assertThat(script.sentWrites()).containsExactly("w1", "w2");
  }
}
