package io.dustlayer.cdi.server.quirk;

import io.dustlayer.cdi.server.json.JsonWriter;
import jakarta.json.JsonValue;

/** Values as they appear inspected in the errors of a real server. */
public final class ElixirTerm {
  /** The error of calculating with something that is no number. */
  public static final String ARITHMETIC_ERROR =
      "%ArithmeticError{message: \"bad argument in arithmetic expression\"}";

  private ElixirTerm() {}

  /**
   * A JSON value.
   *
   * @param value not null
   * @return its term
   */
  public static String of(JsonValue value) {
    return value == JsonValue.NULL ? "nil" : JsonWriter.text(value);
  }

  /**
   * A string.
   *
   * @param text not null
   * @return its term
   */
  public static String of(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /**
   * The error of an unexpected result.
   *
   * @param term the reason
   * @return the term of the error
   */
  public static String matchError(String term) {
    return "%MatchError{term: {:error, " + term + "}}";
  }
}
