package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 10: entries that an operation matches by ASCII case only are read again. */
class CaseFoldingTest {

  private static Script withUsers() {
    return Script.live(0)
        .event(1, "set", "Users", "{'a':1,'b':2}")
        .event(2, "merge", "users", "{'c':3}")
        .clear();
  }

  private static Leaf leaf(String path, String value, long revision) {
    return new Leaf(path, Script.json(value), revision);
  }

  @Test
  void theyAreReadBeforeTheOperationIsApplied() {
    Script script = withUsers().event(3, "delete", "users", "null").pass(1000);

    assertThat(script.all(Effect.HttpRead.class))
        .singleElement()
        .satisfies(read -> assertThat(read.path()).isEqualTo(Script.path("Users")));
    assertThat(script.watermark()).isEqualTo(2);
    assertThat(script.sent("phx_join")).isEmpty();
  }

  @Test
  void aServerThatClearedThemClearsThemInTheSameStep() {
    Script script = withUsers().event(3, "delete", "users", "null");

    script.answer(script.all(Effect.HttpRead.class).get(0).readId());

    assertThat(script.shown()).isEmpty();
    assertThat(script.all(Effect.Publish.class))
        .singleElement()
        .satisfies(
            publish -> {
              assertThat(publish.touched())
                  .containsExactlyInAnyOrder(Script.path("users"), Script.path("Users"));
              assertThat(Script.texts(publish.before())).hasSize(3);
              assertThat(Script.texts(publish.after())).isEmpty();
            });
  }

  @Test
  void aServerThatLeftThemAloneLeavesThem() {
    Script script = withUsers().event(3, "delete", "users", "null");

    script.answer(
        script.all(Effect.HttpRead.class).get(0).readId(),
        leaf("Users/a", "1", 1),
        leaf("Users/b", "2", 1));

    assertThat(script.shown()).containsExactly("Users/a=1", "Users/b=2");
    assertThat(script.view().leaf("Users/a").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void whatWasWrittenLaterComesWithItsOwnOperation() {
    Script script = withUsers().event(3, "delete", "users", "null").event(4, "set", "Users/x", "9");

    script.answer(script.all(Effect.HttpRead.class).get(0).readId(), leaf("Users/x", "9", 4));

    assertThat(script.published()).containsExactly(3L, 4L);
    assertThat(Script.texts(script.all(Effect.Publish.class).get(0).after())).isEmpty();
    assertThat(script.shown()).containsExactly("Users/x=9");
  }

  @Test
  void whatIsWrittenAnewLaterStaysUntilThen() {
    Script script =
        withUsers()
            .event(3, "delete", "users", "null")
            .event(4, "set", "Users/a", "4")
            .event(5, "set", "Users/a", "5");

    script.answer(script.all(Effect.HttpRead.class).get(0).readId(), leaf("Users/a", "5", 5));

    assertThat(script.published()).containsExactly(3L, 4L, 5L);
    assertThat(
            script.all(Effect.Publish.class).stream()
                .map(publish -> Script.texts(publish.after()))
                .toList())
        .containsExactly(List.of("Users/a=1"), List.of("Users/a=4"), List.of("Users/a=5"));
  }

  @Test
  void anAnswerThatMayBeOlderThanOneThatWasUsedIsAskedForAgain() {
    Script script =
        Script.live(0)
            .event(1, "set", "Users", "{'a':{'b':1},'c':2}")
            .event(4, "delete", "users", "null")
            .event(3, "set", "users/a", "1")
            .event(2, "delete", "users", "null");
    script.answer(
        script.all(Effect.HttpRead.class).get(0).readId(),
        leaf("Users/a/b", "1", 1),
        leaf("Users/c", "2", 1));
    assertThat(script.watermark()).isEqualTo(2);
    Effect.HttpRead second = script.all(Effect.HttpRead.class).get(1);
    assertThat(second.path()).isEqualTo(Script.path("Users/a"));

    script.answer(second.readId());

    assertThat(script.shown()).containsExactly("Users/c=2", "users/a=1");
    assertThat(script.watermark()).isEqualTo(3);
    Effect.HttpRead third = script.all(Effect.HttpRead.class).get(2);
    assertThat(third.path()).isEqualTo(Script.path("Users"));

    script.answer(third.readId(), leaf("Users/c", "2", 1));

    assertThat(script.watermark()).isEqualTo(4);
    assertThat(script.shown()).containsExactly("Users/c=2");
  }

  @Test
  void operationsOnSingleLeavesReadNothing() {
    Script script =
        withUsers().event(3, "increment", "users/A", "1").event(4, "merge", "users", "{'B':1}");

    assertThat(script.all(Effect.HttpRead.class)).isEmpty();
    assertThat(List.of(script.watermark())).containsExactly(4L);
  }
}
