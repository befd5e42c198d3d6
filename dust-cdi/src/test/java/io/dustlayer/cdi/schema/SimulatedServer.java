package io.dustlayer.cdi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value model of a Dust server, written from its protocol and without the library's code:
 * objects become leaves and are assembled again, arrays are one leaf, fractions are doubles,
 * integers keep their digits. What a server would refuse fails the test.
 */
final class SimulatedServer {

  private SimulatedServer() {}

  /** What a read gives after values were put, each below its key; empty if nothing is stored. */
  static Optional<JsonValue> putEach(Map<String, JsonValue> values) {
    Map<List<String>, JsonValue> leaves = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (isObject(value)) {
            assertThat(value.asJsonObject()).doesNotContainKey("_json");
          }
          flatten(List.of(key), overTheWire(value), leaves);
        });
    return assemble(leaves);
  }

  /** What a read gives after one value was put; empty if nothing is stored. */
  static Optional<JsonValue> put(JsonValue value) {
    Map<List<String>, JsonValue> leaves = new LinkedHashMap<>();
    flatten(List.of(), overTheWire(value), leaves);
    return assemble(leaves);
  }

  private static JsonValue overTheWire(JsonValue value) {
    try {
      String body = value.toString();
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(body));
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readValue();
      }
    } catch (CharacterCodingException notUnicode) {
      throw new AssertionError("would be sent as broken UTF-8", notUnicode);
    }
  }

  private static void flatten(
      List<String> path, JsonValue value, Map<List<String>, JsonValue> leaves) {
    if (!isObject(value)) {
      leaves.put(path, leaf(value));
      return;
    }
    value
        .asJsonObject()
        .forEach(
            (key, child) -> {
              assertThat(key).isNotEmpty().isNotEqualTo("_type").isNotEqualTo("_typed");
              List<String> longer = new ArrayList<>(path);
              longer.add(key);
              flatten(longer, child, leaves);
            });
  }

  private static JsonValue leaf(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number(number.toString());
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder result = Json.createArrayBuilder();
      array.forEach(element -> result.add(leaf(element)));
      return result.build();
    }
    if (value instanceof JsonObject object) {
      JsonObjectBuilder result = Json.createObjectBuilder();
      new TreeMap<>(object)
          .forEach(
              (key, member) -> {
                assertThat(key).isNotEmpty().isNotEqualTo("_type").isNotEqualTo("_typed");
                result.add(key, leaf(member));
              });
      return result.build();
    }
    return value;
  }

  private static JsonValue number(String token) {
    boolean integer = token.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    if (integer) {
      return Json.createValue(new BigInteger(token));
    }
    double kept = Double.parseDouble(token);
    assertThat(kept).as("servers refuse %s", token).isFinite();
    return Json.createValue(new BigDecimal(Double.toString(kept)));
  }

  private static Optional<JsonValue> assemble(Map<List<String>, JsonValue> leaves) {
    if (leaves.isEmpty()) {
      return Optional.empty();
    }
    if (leaves.containsKey(List.<String>of())) {
      return Optional.of(leaves.get(List.<String>of()));
    }
    Map<String, Map<List<String>, JsonValue>> children = new TreeMap<>();
    leaves.forEach(
        (path, value) ->
            children
                .computeIfAbsent(path.get(0), first -> new LinkedHashMap<>())
                .put(path.subList(1, path.size()), value));
    JsonObjectBuilder object = Json.createObjectBuilder();
    children.forEach((key, below) -> object.add(key, assemble(below).orElseThrow()));
    return Optional.of(object.build());
  }

  private static boolean isObject(JsonValue value) {
    return value.getValueType() == JsonValue.ValueType.OBJECT;
  }
}
