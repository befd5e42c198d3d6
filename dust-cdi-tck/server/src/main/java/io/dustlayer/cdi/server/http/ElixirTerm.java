package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.json.JsonWriter;
import jakarta.json.JsonValue;

/** Values as they appear inspected in the error details of a real server. */
final class ElixirTerm {
  private ElixirTerm() {}

  static String of(JsonValue value) {
    return value == JsonValue.NULL ? "nil" : JsonWriter.text(value);
  }

  static String of(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String matchError(String term) {
    return "%MatchError{term: {:error, " + term + "}}";
  }
}
