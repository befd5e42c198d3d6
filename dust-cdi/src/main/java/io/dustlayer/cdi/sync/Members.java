package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.JsonLimits;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads members of what a server sent. Whatever it sent, nothing is thrown. */
final class Members {

  private Members() {}

  static JsonObject object(JsonValue value) {
    return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  static JsonObject object(JsonObject parent, String name) {
    return object(parent.get(name));
  }

  static Optional<String> text(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** A whole number that fits; empty for anything else. */
  static OptionalLong number(JsonObject parent, String name) {
    return JsonLimits.wholeNumber(parent.get(name));
  }

  /** Whether a member is the literal {@code true}. */
  static boolean isTrue(JsonObject parent, String name) {
    return JsonValue.TRUE.equals(parent.get(name));
  }
}
