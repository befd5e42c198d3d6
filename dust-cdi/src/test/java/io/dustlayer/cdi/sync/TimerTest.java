package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimerTest {

  private static final long NEVER = Long.MAX_VALUE;

  @Test
  void isDueFromItsMomentOn() {
    Timer timer = new Timer();
    timer.start(1000, Duration.ofNanos(10));

    assertThat(timer.isDue(1009)).isFalse();
    assertThat(timer.isDue(1010)).isTrue();
    assertThat(timer.isDue(2000)).isTrue();
    timer.stop();
    assertThat(timer.isDue(2000)).isFalse();
  }

  @Test
  void survivesTheOverflowOfTheClock() {
    long now = Long.MAX_VALUE - 5;
    Timer timer = new Timer();
    timer.start(now, Duration.ofNanos(10));

    assertThat(timer.isDue(now + 9)).isFalse();
    assertThat(timer.isDue(now + 10)).isTrue();
    assertThat(timer.earlier(now, now + 11)).isEqualTo(now + 10);
    assertThat(timer.earlier(now, now + 9)).isEqualTo(now + 9);
    assertThat(timer.earlier(now, NEVER)).isEqualTo(now + 10);
  }

  @Test
  void itsMomentIsNeverTakenForNever() {
    Timer timer = new Timer();
    timer.startAt(Long.MAX_VALUE);

    assertThat(timer.earlier(Long.MAX_VALUE - 10, NEVER)).isEqualTo(Long.MAX_VALUE - 1);
    assertThat(new Timer().earlier(0, NEVER)).isEqualTo(NEVER);
  }
}
