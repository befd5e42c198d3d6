package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonLimitsProperties {

  @Provide
  Arbitrary<String> texts() {
    return HostileInput.jsonTexts();
  }

  @Property(tries = 500)
  void a_text_within_the_limits_is_not_complained_of(@ForAll("texts") String json) {
    assertThat(JsonLimits.exceeded(json)).isEmpty();
  }

  @Provide
  Arbitrary<String> numbers() {
    return Combinators.combine(
            Arbitraries.of("", "-"),
            Arbitraries.of("0", "7", "1.5", "12.250"),
            Arbitraries.of("e", "E", "e+", "E-"),
            Arbitraries.of("", "0", "000"),
            Arbitraries.integers().between(0, 200_000))
        .as((sign, digits, e, zeros, exponent) -> sign + digits + e + zeros + exponent);
  }

  @Property(tries = 500)
  void a_short_text_is_judged_as_a_long_one(
      @ForAll("texts") String json, @ForAll("numbers") String number) {
    String shorter = "[" + json + ",\"" + number + "\",{\"1e9\":" + number + "}]";

    assertThat(JsonLimits.exceeded(shorter).isPresent())
        .isEqualTo(exponent(number) > JsonLimits.MAX_EXPONENT);
    assertThat(JsonLimits.exceeded(shorter + " ".repeat(JsonLimits.MAX_NUMBER)))
        .isEqualTo(JsonLimits.exceeded(shorter));
  }

  private static int exponent(String number) {
    return Integer.parseInt(number.replaceFirst(".*[eE][+-]?", ""));
  }

  @Property(tries = 1000)
  void no_text_makes_the_check_fail(@ForAll String text) {
    assertThat(JsonLimits.exceeded('"' + text)).isEmpty();
    assertThat(JsonLimits.exceeded(text)).isNotNull();
  }
}
