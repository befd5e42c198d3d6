package io.dustlayer.cdi.protocol;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What a server, or whoever writes into a store, could send to do harm. */
public final class HostileInput {

  private static final JsonProvider JSON = JsonProvider.provider();

  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-0.0",
          "1e9999",
          "1e-9999",
          "-1E+308",
          "1e309",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "18446744073709551616",
          "0.1000000000000000055511151231257827",
          "1" + "0".repeat(900),
          "0." + "0".repeat(900) + "1",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u202e\\r\\n\\u2028\"",
          "\"" + "x".repeat(2000) + "\"",
          "\"2024-02-30T99:99:99Z\"",
          "\"1e999999999\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"P999999999999Y\"",
          "[]",
          "{}",
          "{\"\":1}",
          "{\"_typed\":\"1e999999999\",\"_type\":\"decimal\"}",
          "{\"_typed\":\"no date\",\"_type\":\"datetime\"}",
          "{\"_typed\":{},\"_type\":[]}",
          "{\"_type\":\"lease\",\"token\":1e99}",
          "{\"_scalar\":{\"_scalar\":1}}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":{\"b/c\":{\"~1\":1}},\"A\":1}");

  private HostileInput() {}

  /** Texts of JSON values: the extremes of what the limits allow, and ordinary ones. */
  public static Arbitrary<String> jsonTexts() {
    return jsonTexts(2);
  }

  private static Arbitrary<String> jsonTexts(int depth) {
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(SCALARS),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.strings().ofMaxLength(12).map(text -> JSON.createValue(text).toString()));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<String> inner = jsonTexts(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(6, scalars),
        Tuple.of(
            2,
            inner
                .list()
                .ofMaxSize(4)
                .map(parts -> parts.stream().collect(Collectors.joining(",", "[", "]")))),
        Tuple.of(
            2,
            Combinators.combine(names(), inner)
                .as((name, value) -> JSON.createValue(name) + ":" + value)
                .list()
                .ofMaxSize(4)
                .map(parts -> parts.stream().collect(Collectors.joining(",", "{", "}")))),
        Tuple.of(1, Arbitraries.integers().between(1, 890).map(HostileInput::nested)));
  }

  /** Values that a parser makes of {@link #jsonTexts()}. */
  public static Arbitrary<JsonValue> jsonValues() {
    return jsonTexts().map(HostileInput::value);
  }

  /** Slugs that would like to be another path. */
  public static Arbitrary<String> slugs() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "../x",
                "..",
                ".",
                "a/b",
                "/",
                "//",
                "/a",
                "a/",
                "~",
                "~1",
                "~0",
                "~01",
                "a~1b",
                "*",
                "**",
                "\\*",
                "\u0000",
                "%2F",
                "%2f..%2f",
                "%00",
                "a?b=c",
                "a#b",
                "a;b",
                "\r\nHost: evil",
                "a\u2215b",
                "\uFF0F",
                "\u0430",
                "\u202E",
                "e\u0301",
                "_type",
                "entries",
                "batch_write",
                " ",
                "+"),
            Arbitraries.strings().withChars("./~*%\\01 aA").ofMinLength(1).ofMaxLength(8),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(8))
        .filter(HostileInput::isEncodable);
  }

  private static boolean isEncodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Names of members and segments of paths. */
  public static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "", "a", "A", "_type", "_typed", "_json", "_scalar", "a/b", "~1", "~", "*", "**", ".."),
        Arbitraries.strings().ofMaxLength(6));
  }

  /** A value with arrays and objects in each other. */
  public static String nested(int levels) {
    StringBuilder text = new StringBuilder();
    StringBuilder end = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      text.append(i % 2 == 0 ? "[" : "{\"a\":");
      end.append(i % 2 == 0 ? ']' : '}');
    }
    return text.append('1').append(end.reverse()).toString();
  }

  /** Reads a text without any limit but the parser's. */
  public static JsonValue value(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** Bytes with a few of them changed, left out, doubled or swapped for others. */
  public static Arbitrary<byte[]> mutated(Arbitrary<byte[]> valid) {
    return Combinators.combine(valid, Arbitraries.randomValue(random -> random.nextLong()))
        .as((bytes, seed) -> mutated(bytes, new Random(seed)));
  }

  /** Texts with a few of their bytes changed. */
  public static Arbitrary<String> mutatedTexts(Arbitrary<String> valid) {
    return mutated(valid.map(text -> text.getBytes(StandardCharsets.UTF_8)))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    for (int i = 1 + random.nextInt(3); i > 0 && result.length > 0; i--) {
      int at = random.nextInt(result.length);
      switch (random.nextInt(5)) {
        case 0 -> result[at] = (byte) random.nextInt(256);
        case 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> result = Arrays.copyOf(result, at);
        case 3 -> {
          byte[] tail = Arrays.copyOfRange(result, at, result.length);
          byte[] longer = Arrays.copyOf(result, result.length + tail.length);
          System.arraycopy(tail, 0, longer, result.length, tail.length);
          result = longer;
        }
        default -> {
          List<Byte> fewer = new ArrayList<>();
          for (int k = 0; k < result.length; k++) {
            if (k != at) {
              fewer.add(result[k]);
            }
          }
          byte[] shorter = new byte[fewer.size()];
          for (int k = 0; k < shorter.length; k++) {
            shorter[k] = fewer.get(k);
          }
          result = shorter;
        }
      }
    }
    return result;
  }
}
