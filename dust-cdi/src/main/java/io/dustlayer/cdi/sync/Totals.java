package io.dustlayer.cdi.sync;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;

/**
 * The expected results of {@code increment}, {@code add} and {@code remove}, shown until the server
 * reports the real ones. Empty where a server refuses the operation.
 */
final class Totals {

  // Looking the provider up costs a scan of the class path each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  private Totals() {}

  /** A number plus another one; an absent or null number counts as 0. */
  static Optional<JsonValue> sum(Optional<JsonValue> current, JsonValue change) {
    JsonValue before = current.orElse(JsonValue.NULL);
    if (!(change instanceof JsonNumber summand)) {
      return Optional.empty();
    }
    if (before.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.of(summand);
    }
    return before instanceof JsonNumber number ? sum(number, summand) : Optional.empty();
  }

  /** A set with an element at its head; anything but an array counts as an empty set. */
  static Optional<JsonValue> with(Optional<JsonValue> current, JsonValue element) {
    return isAbsent(element)
        ? Optional.empty()
        : Optional.of(set(List.of(element), current, element));
  }

  /** A set without an element; anything but an array counts as an empty set. */
  static Optional<JsonValue> without(Optional<JsonValue> current, JsonValue element) {
    return isAbsent(element) ? Optional.empty() : Optional.of(set(List.of(), current, element));
  }

  // Servers count whole numbers exactly, and others as 64-bit floats.
  private static Optional<JsonValue> sum(JsonNumber a, JsonNumber b) {
    if (a.isIntegral() && b.isIntegral()) {
      return Optional.of(JSON.createValue(a.bigIntegerValue().add(b.bigIntegerValue())));
    }
    double sum = a.doubleValue() + b.doubleValue();
    return Double.isFinite(sum) ? Optional.of(JSON.createValue(sum)) : Optional.empty();
  }

  private static JsonArray set(List<JsonValue> head, Optional<JsonValue> tail, JsonValue without) {
    JsonArrayBuilder set = JSON.createArrayBuilder();
    head.forEach(set::add);
    if (tail.orElse(null) instanceof JsonArray elements) {
      elements.stream().filter(element -> !element.equals(without)).forEach(set::add);
    }
    return set.build();
  }

  private static boolean isAbsent(JsonValue element) {
    return element.getValueType() == JsonValue.ValueType.NULL;
  }
}
