package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Frames of any content. */
final class JsonValues {

  private JsonValues() {}

  static Arbitrary<Frame> frames() {
    Arbitrary<String> refs = Arbitraries.integers().greaterOrEqual(1).map(String::valueOf);
    return Combinators.combine(
            refs.injectNull(0.3), refs.injectNull(0.3), texts(), texts(), values(3))
        .as(Frame::new);
  }

  /** Strings of whole characters: half a surrogate pair has no encoding. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0xD7FF),
            Arbitraries.integers().between(0xE000, 0x10FFFF))
        .map(Character::toString)
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  static Arbitrary<JsonValue> values(int depth) {
    Arbitrary<JsonValue> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE),
            texts().map(Json::createValue),
            Arbitraries.longs().map(Json::createValue),
            Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE))
                .map(Json::createValue),
            Arbitraries.doubles().map(Json::createValue));
    return depth == 0
        ? leaves
        : Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, leaves),
            net.jqwik.api.Tuple.of(1, values(depth - 1).list().ofMaxSize(4).map(JsonValues::array)),
            net.jqwik.api.Tuple.of(
                1,
                Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(4).map(JsonValues::object)));
  }

  private static JsonValue array(java.util.List<JsonValue> elements) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    elements.forEach(array::add);
    return array.build();
  }

  private static JsonValue object(java.util.Map<String, JsonValue> members) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    members.forEach(object::add);
    return object.build();
  }
}
