package io.dustlayer.cdi.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  @Test
  void theOptionNamesTheDefaultOrNumbers() {
    assertThat(RateLimits.parse("default")).isEqualTo(new RateLimits(100, 1000));
    assertThat(RateLimits.parse("5,70")).isEqualTo(new RateLimits(5, 70));
    assertThat(RateLimits.parse("off")).isEqualTo(RateLimits.off());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "5", "5,", "-1,5", "0,5", "5,0"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> RateLimits.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
