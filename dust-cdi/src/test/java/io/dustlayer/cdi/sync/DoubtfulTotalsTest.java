package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Totals of a catch-up that a real server gets wrong are read over HTTP before they are used. */
class DoubtfulTotalsTest {

  private static Script rejoining(long watermark, long serverSeq) {
    return Script.live(watermark).lost().reconnecting().clear().opened().joined(serverSeq);
  }

  private static Leaf leaf(String path, String value, long revision) {
    return new Leaf(path, Script.json(value), revision);
  }

  private static List<String> reads(Script script) {
    return script.all(Effect.HttpRead.class).stream().map(read -> read.path().render()).toList();
  }

  private static long lastRead(Script script) {
    List<Effect.HttpRead> reads = script.all(Effect.HttpRead.class);
    return reads.get(reads.size() - 1).readId();
  }

  @Test
  void anIncrementAfterASetOfTheSamePathWaitsForItsTrueValue() {
    Script script =
        rejoining(1, 3)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .caughtUp(3);

    assertThat(reads(script)).containsExactly("n");
    assertThat(script.published()).containsExactly(2L);
    assertThat(script.watermark()).isEqualTo(2);

    script.answer(lastRead(script), leaf("n", "15", 3));

    assertThat(script.published()).containsExactly(2L, 3L);
    assertThat(script.all(Effect.Publish.class).get(1).event().value())
        .isEqualTo(Script.json("15"));
    assertThat(script.shown()).contains("n=15");
  }

  @Test
  void theRecordedTotalsAreCorrected() {
    Script script =
        Script.engine()
            .start()
            .opened()
            .joined(13)
            .catchUp(1, "set", "n", "10", null)
            .catchUp(2, "increment", "n", "5", null)
            .catchUp(3, "increment", "d", "7", null)
            .catchUp(4, "delete", "d", "null", null)
            .catchUp(5, "increment", "d", "8", null)
            .catchUp(6, "set", "m", "{'c':100}", null)
            .catchUp(7, "increment", "m/c", "1", null)
            .catchUp(8, "increment", "q/c", "3", null)
            .catchUp(9, "set", "q", "{'c':50}", null)
            .catchUp(10, "increment", "q/c", "4", null)
            .catchUp(11, "set", "l", "['a','b']", null)
            .catchUp(12, "add", "l", "['c']", null)
            .catchUp(13, "remove", "l", "['c']", null)
            .caughtUp(13);
    assertThat(script.status().synced()).isFalse();

    for (int i = 0; i < script.all(Effect.HttpRead.class).size(); i++) {
      Effect.HttpRead read = script.all(Effect.HttpRead.class).get(i);
      script.answer(
          read.readId(),
          switch (read.path().render()) {
            case "n" -> leaf("n", "15", 2);
            case "d" -> leaf("d", "1", 5);
            case "m/c" -> leaf("m/c", "101", 7);
            case "q/c" -> leaf("q/c", "51", 10);
            default -> leaf("l", "['c','b']", 13);
          });
    }

    assertThat(reads(script)).containsExactlyInAnyOrder("n", "d", "m/c", "q/c", "l");
    assertThat(script.shown())
        .containsExactly("d=1", "l=[\"c\",\"b\"]", "m/c=101", "n=15", "q/c=51");
    assertThat(script.status().synced()).isTrue();
  }

  @Test
  void totalsThatNothingElseTouchedAreTrusted() {
    Script script =
        rejoining(1, 4)
            .catchUp(2, "increment", "n", "5", null)
            .catchUp(3, "set", "m", "1", null)
            .catchUp(4, "increment", "n", "6", null)
            .caughtUp(4);

    assertThat(reads(script)).isEmpty();
    assertThat(script.shown()).contains("n=6");
  }

  @Test
  void totalsOfEarlierCatchUpsAndOfLiveEventsAreTrusted() {
    Script script = rejoining(1, 2).catchUp(2, "set", "n", "10", null).caughtUp(2);
    script.event(3, "increment", "n", "11");
    script.lost().reconnecting().opened().joined(4);

    script.catchUp(4, "increment", "n", "12", null).caughtUp(4);

    assertThat(reads(script)).isEmpty();
    assertThat(script.shown()).contains("n=12");
  }

  @Test
  void theLiveCopyOfADoubtfulTotalIsTrusted() {
    Script script =
        rejoining(1, 3)
            .event(3, "increment", "n", "15")
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .caughtUp(3);

    assertThat(reads(script)).isEmpty();
    assertThat(script.shown()).contains("n=15");
  }

  @Test
  void aLiveCopyThatComesLaterMakesTheReadUnnecessary() {
    Script script =
        rejoining(1, 3)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .event(3, "increment", "n", "15");

    assertThat(script.shown()).contains("n=15");
    assertThat(script.watermark()).isEqualTo(3);
  }

  @Test
  void oneReadServesEveryDoubtfulOperationUpToTheRevisionRead() {
    Script script = rejoining(1, 12).catchUp(2, "set", "n", "0", null);
    for (int i = 3; i <= 12; i++) {
      script.catchUp(i, "increment", "n", Integer.toString(i), null);
    }
    script.caughtUp(12);

    script.answer(lastRead(script), leaf("n", "10", 12));

    assertThat(reads(script)).containsExactly("n");
    assertThat(script.shown()).contains("n=10");
    assertThat(script.watermark()).isEqualTo(12);
  }

  @Test
  void aPathThatIsGoneMeanwhileKeepsTheReportedValueUntilItsDelete() {
    Script script =
        rejoining(1, 4)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .catchUp(4, "delete", "n", "null", null)
            .caughtUp(4);

    script.answer(lastRead(script));

    assertThat(script.published()).containsExactly(2L, 3L, 4L);
    assertThat(script.shown()).containsExactly("a1=1");
  }

  @Test
  void aReadThatFailsIsTriedAgainLaterAndLater() {
    Script script =
        rejoining(1, 3)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .caughtUp(3);

    script.answerFailed(lastRead(script)).pass(999);
    assertThat(reads(script)).hasSize(1);
    script.pass(1);
    assertThat(reads(script)).hasSize(2);
    script.answerFailed(lastRead(script)).pass(1999);
    assertThat(reads(script)).hasSize(2);
    script.pass(1).answer(lastRead(script), leaf("n", "15", 3));

    assertThat(script.watermark()).isEqualTo(3);
  }

  @Test
  void anAnswerThatIsOlderThanTheOperationIsNotUsed() {
    Script script =
        rejoining(1, 3)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .caughtUp(3);

    script.answer(lastRead(script), leaf("n", "10", 2));
    assertThat(script.watermark()).isEqualTo(2);

    script.pass(1000).answer(lastRead(script), leaf("n", "15", 3));
    assertThat(script.shown()).contains("n=15");
  }

  @Test
  void everythingElseGoesOnWhileItIsRead() {
    Script script =
        rejoining(1, 3)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .caughtUp(3);

    script.submit("w1", "set", "x", "1").echo(4, "set", "x", "1", "w1").pass(5000);

    assertThat(script.outcomes().get("w1")).isInstanceOf(Outcome.Committed.class);
    assertThat(script.shown()).contains("x=1");
    assertThat(script.sent("status")).hasSize(1);
    assertThat(script.sent("phx_join")).as("the gap is known").hasSize(1);
    script.answer(lastRead(script), leaf("n", "15", 3));
    assertThat(script.watermark()).isEqualTo(4);
  }

  @Test
  void answersOfAnEarlierConnectionMeanNothing() {
    Script script =
        rejoining(1, 3)
            .catchUp(2, "set", "n", "10", null)
            .catchUp(3, "increment", "n", "5", null)
            .caughtUp(3);
    long earlier = lastRead(script);
    script.lost().reconnecting().opened().joined(3);

    script.answer(earlier, leaf("n", "15", 3));

    assertThat(script.watermark()).isEqualTo(2);
    script.catchUp(3, "increment", "n", "15", null).caughtUp(3);
    assertThat(script.shown()).contains("n=15");
    assertThat(script.pass(Duration.ofSeconds(2)).sent("phx_join")).hasSize(2);
  }

  @Test
  void aSnapshotEndsTheDoubtAboutWhatWasBefore() {
    Script script =
        rejoining(1, 4)
            .snapshot(3, "{'n':{'type':'counter','value':{'_scalar':10}}}")
            .catchUp(4, "increment", "n", "11", null)
            .caughtUp(4);

    assertThat(reads(script)).isEmpty();
    assertThat(script.shown()).containsExactly("n=11");
  }
}
