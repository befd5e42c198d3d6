package io.dustlayer.cdi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {

  @Test
  void nine_hundred_levels_are_allowed_and_one_more_is_not() {
    assertThat(JsonLimits.exceeded(HostileInput.nested(900))).isEmpty();
    assertThat(JsonLimits.exceeded(HostileInput.nested(901)))
        .contains("is nested more than 900 levels deep");
    assertThat(JsonLimits.exceeded(HostileInput.nested(100_000)))
        .contains("is nested more than 900 levels deep");
  }

  @Test
  void levels_beside_each_other_do_not_add_up() {
    assertThat(JsonLimits.exceeded("[" + "[],{},".repeat(10_000) + "1]")).isEmpty();
  }

  @Test
  void brackets_and_digits_in_texts_do_not_count() {
    String text = "[".repeat(2000) + "\\\"" + "{".repeat(2000) + "1e99999" + "7".repeat(2000);
    assertThat(JsonLimits.exceeded("{\"" + text + "\":\"" + text + "\"}")).isEmpty();
  }

  @Test
  void a_thousand_characters_of_a_number_are_allowed_and_one_more_is_not() {
    assertThat(JsonLimits.exceeded("[" + "9".repeat(1000) + "]")).isEmpty();
    assertThat(JsonLimits.exceeded("[-" + "9".repeat(1001) + "]"))
        .contains("has a number of more than 1000 characters");
    assertThat(JsonLimits.exceeded("9".repeat(1_000_000)))
        .contains("has a number of more than 1000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "1E+999999999", "1e-999999999", "-1.5e10000", "[0e99999999999999]"})
  void an_exponent_of_which_nobody_could_write_the_digits_is_named(String json) {
    assertThat(JsonLimits.exceeded(json)).contains("has a number with an exponent beyond 9999");
  }

  @Test
  void only_whole_numbers_of_64_bits_are_whole_numbers() {
    assertThat(JsonLimits.wholeNumber(Json.createValue(Long.MAX_VALUE))).hasValue(Long.MAX_VALUE);
    assertThat(JsonLimits.wholeNumber(HostileInput.value("3.0"))).hasValue(3);
    assertThat(JsonLimits.wholeNumber(HostileInput.value("9223372036854775808"))).isEmpty();
    assertThat(JsonLimits.wholeNumber(HostileInput.value("18446744073709551617"))).isEmpty();
    assertThat(JsonLimits.wholeNumber(HostileInput.value("0.5"))).isEmpty();
    assertThat(JsonLimits.wholeNumber(Json.createValue(new BigDecimal("1e999999999")))).isEmpty();
    assertThat(JsonLimits.wholeNumber(Json.createValue(new BigDecimal("1e-999999999")))).isEmpty();
    assertThat(JsonLimits.wholeNumber(Json.createValue("7"))).isEmpty();
    assertThat(JsonLimits.wholeNumber(JsonValue.NULL)).isEmpty();
    assertThat(JsonLimits.wholeNumber(null)).isEmpty();
  }
}
