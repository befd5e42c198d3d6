package io.dustlayer.cdi.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{\"a\":",
        "nope",
        "{\"a\":1}{\"b\":2}",
        "1 2",
        "[1,]",
        "{'a':1}",
        "NaN",
        "\"\\ud800\"",
        "\ufeff1",
        "01",
        "1e400",
        "-",
        "\"a\nb\"",
        "[1}"
      })
  void whatIsNotOneJsonValueIsRefused(String text) {
    assertThatThrownBy(() -> JsonReader.parse(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void whatIsNestedTooDeeplyIsRefusedLikeOtherMalformedText() throws MalformedJsonException {
    String deepest = "[".repeat(500) + "]".repeat(500);
    assertThat(JsonReader.parse(deepest)).hasToString(deepest);
    assertThatThrownBy(() -> JsonReader.parse("[" + deepest + "]"))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> JsonReader.parse("[".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> JsonReader.parse("{\"a\":".repeat(5_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> JsonReader.parse(latin1)).isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "1.50, 1.5",
    "1e2, 100.0",
    "1e3, 1.0e3",
    "1.0e1, 10.0",
    "123456789.0, 123456789.0",
    "12345678.9, 12345678.9",
    "1.23456789E8, 123456789.0",
    "0.001, 0.001",
    "0.00001, 1.0e-5",
    "-2.5e-7, -2.5e-7",
    "1e22, 1.0e22",
    "0.1234567890123456789, 0.12345678901234568",
    "0.0, 0.0",
    "42, 42",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void numbersAreWrittenAsARealServerWritesThem(String read, String written)
      throws MalformedJsonException {
    assertThat(JsonWriter.text(JsonReader.parse(read))).isEqualTo(written);
  }

  @Test
  void ofEqualKeysTheFirstWins() throws MalformedJsonException {
    assertThat(JsonWriter.text(JsonReader.parse("{\"a\":1,\"b\":3,\"a\":2}")))
        .isEqualTo("{\"a\":1,\"b\":3}");
  }
}
