package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RereadsTest {

  private static final DustPath A = DustPath.of("a");
  private static final DustPath B = DustPath.of("b");
  private static final DustPath BELOW_A = DustPath.of("a", "x");
  private static final HttpAnswer FAILED = new HttpAnswer.Failed("why");

  private final Rereads rereads = new Rereads();
  private long now;
  private Turn turn = new Turn(now);

  @Test
  void what_is_asked_for_is_not_asked_for_again() {
    assertThat(read(A, 3)).isEmpty();
    assertThat(read(A, 4)).isEmpty();
    assertThat(read(B, 5)).isEmpty();

    assertThat(asked()).containsExactly(new Effect.HttpRead(1, A), new Effect.HttpRead(2, B));
  }

  @Test
  void an_answer_is_used_for_all_that_was_committed_before_it() {
    read(A, 3);
    rereads.answered(1, found(A, 7), turn);

    assertThat(read(A, 3)).isPresent();
    assertThat(read(A, 7)).isPresent();
    assertThat(asked()).hasSize(1);
    assertThat(read(A, 8)).isEmpty();
    assertThat(asked()).containsExactly(new Effect.HttpRead(2, A));
  }

  @Test
  void an_answer_is_kept_as_long_as_it_may_be_used() {
    read(A, 3);
    rereads.answered(1, found(A, 7), turn);

    rereads.dropThrough(6);
    assertThat(read(A, 7)).isPresent();
    rereads.dropThrough(7);
    assertThat(read(A, 7)).isEmpty();
  }

  @Test
  void what_was_read_before_another_answer_came_is_not_used_after_that_answer() {
    read(A, 3);
    read(BELOW_A, 4);
    rereads.answered(2, found(BELOW_A, 9), turn);
    rereads.answered(1, found(A, 9), turn);
    rereads.dropThrough(2);

    assertThat(read(BELOW_A, 4)).isPresent();
    rereads.dropThrough(4);
    asked();
    assertThat(read(A, 5)).isEmpty();
    assertThat(asked()).containsExactly(new Effect.HttpRead(3, A));
    rereads.answered(3, found(A, 9), turn);
    assertThat(read(A, 5)).isPresent();
  }

  @Test
  void what_was_read_of_other_leaves_is_used_whenever_it_was_read() {
    read(A, 3);
    read(B, 4);
    rereads.answered(2, found(B, 9), turn);
    rereads.answered(1, found(A, 9), turn);

    assertThat(read(B, 4)).isPresent();
    assertThat(read(A, 5)).isPresent();
  }

  @Test
  void what_cannot_be_read_is_asked_for_again_ever_more_seldom() {
    read(A, 3);
    asked();
    List<Long> seconds = LongStream.rangeClosed(1, 7).map(this::failAndWait).boxed().toList();

    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void after_an_answer_the_next_failure_is_soon_asked_for_again() {
    read(A, 3);
    failAndWait(1);
    failAndWait(2);
    rereads.answered(3, found(A, 3), turn);
    read(B, 4);

    assertThat(failAndWait(4)).isEqualTo(1);
  }

  @Test
  void all_that_failed_is_asked_for_at_once_and_not_before() {
    read(A, 3);
    read(B, 4);
    rereads.answered(1, FAILED, turn);
    rereads.answered(2, FAILED, turn);
    asked();
    assertThat(read(A, 5)).isEmpty();
    assertThat(asked()).isEmpty();

    rereads.retryNow(turn);

    assertThat(asked()).containsExactly(new Effect.HttpRead(3, A), new Effect.HttpRead(4, B));
    assertThat(rereads.retry().isRunning()).isFalse();
  }

  @Test
  void an_answer_that_is_too_old_is_asked_for_again_later() {
    read(A, 3);
    rereads.answered(1, found(A, 7), turn);
    asked();
    rereads.tooOld(A, turn);
    assertThat(read(A, 3)).isEmpty();
    assertThat(asked()).isEmpty();

    rereads.retryNow(turn);

    assertThat(asked()).containsExactly(new Effect.HttpRead(2, A));
  }

  @Test
  void on_a_new_socket_nothing_is_left() {
    read(A, 3);
    read(B, 3);
    read(BELOW_A, 3);
    rereads.answered(1, found(A, 7), turn);
    rereads.answered(2, FAILED, turn);
    asked();
    rereads.clear();

    assertThat(rereads.retry().isRunning()).isFalse();
    rereads.answered(3, found(BELOW_A, 7), turn);
    assertThat(read(A, 3)).isEmpty();
    assertThat(read(BELOW_A, 3)).isEmpty();
    assertThat(asked()).containsExactly(new Effect.HttpRead(4, A), new Effect.HttpRead(5, BELOW_A));
    rereads.retryNow(turn);
    assertThat(asked()).isEmpty();
    assertThat(failAndWait(4)).isEqualTo(1);
  }

  private Optional<Rereads.Reading> read(DustPath path, long seq) {
    return rereads.read(path, seq, seq, turn);
  }

  private List<Effect> asked() {
    List<Effect> asked = turn.end(List.of(), List.of());
    turn = new Turn(now);
    return asked;
  }

  /** Fails, and says after how many seconds the same is asked for again. */
  private long failAndWait(long readId) {
    long before = now;
    rereads.answered(readId, FAILED, turn);
    now = rereads.retry().earlier(now, Long.MAX_VALUE);
    turn = new Turn(now);
    rereads.retryNow(turn);
    return Duration.ofNanos(now - before).toSeconds();
  }

  private static HttpAnswer found(DustPath path, long revision) {
    return new HttpAnswer.Found(List.of(new Leaf(path.render(), JsonValue.TRUE, revision)));
  }
}
