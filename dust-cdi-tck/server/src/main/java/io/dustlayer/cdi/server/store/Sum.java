package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonNumber;

/** Addition in the value model: exact between integers, else of 64-bit floats. */
final class Sum {
  private Sum() {}

  static JsonNumber of(JsonNumber left, JsonNumber right) {
    return left.isIntegral() && right.isIntegral()
        ? JsonValues.integer(left.bigIntegerValueExact().add(right.bigIntegerValueExact()))
        : JsonValues.floating(left.doubleValue() + right.doubleValue());
  }
}
