package io.dustlayer.cdi.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The short way is the way of {@link Instant}. */
class InstantTextProperties {

  @Property
  void everyInstantIsWrittenAsJavaWritesIt(@ForAll("instants") Instant instant) {
    assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
  }

  @Property
  void everyInstantIsReadFromItsText(@ForAll("instants") Instant instant) {
    assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
  }

  @Property
  void whatLooksLikeAnInstantIsReadOrRefusedAsJavaDoes(@ForAll("nearlyInstants") String text) {
    isReadAsJavaDoes(text);
  }

  @Example
  void leapDaysLeapSecondsAndTheEndOfADayAreReadAsJavaDoes() {
    List.of(
            "2024-02-29T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T24:00:00Z",
            "+12345-01-01T00:00:00Z",
            "-0001-12-31T00:00:00.5Z",
            "2026-01-31T00:00:00.000000001z",
            "2026-01-31T00:00:00.Z",
            "2026-01-31T00:00:00.0000000001Z",
            "2026-01-31T00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "")
        .forEach(InstantTextProperties::isReadAsJavaDoes);
  }

  private static void isReadAsJavaDoes(String text) {
    Instant expected;
    try {
      expected = Instant.parse(text);
    } catch (DateTimeException refused) {
      assertThatThrownBy(() -> InstantText.parse(text))
          .isInstanceOf(refused.getClass())
          .hasMessage(refused.getMessage());
      return;
    }
    assertThat(InstantText.parse(text)).as(text).isEqualTo(expected);
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Integer> nanos =
        Arbitraries.oneOf(
            Arbitraries.just(0),
            Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
            Arbitraries.integers().between(0, 999_999).map(micros -> micros * 1000),
            Arbitraries.integers().between(0, 999_999_999));
    return Combinators.combine(
            Arbitraries.longs().between(firstSecondOf(-12_000), firstSecondOf(12_000)), nanos)
        .as(Instant::ofEpochSecond);
  }

  private static long firstSecondOf(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
  }

  @Provide
  Arbitrary<String> nearlyInstants() {
    return Combinators.combine(
            instants(),
            Arbitraries.integers().between(0, 30),
            Arbitraries.chars().with("0123456789-:.TZz+ x"))
        .as(
            (instant, at, other) -> {
              StringBuilder text = new StringBuilder(instant.toString());
              text.setCharAt(Math.min(at, text.length() - 1), other);
              return text.toString();
            });
  }
}
