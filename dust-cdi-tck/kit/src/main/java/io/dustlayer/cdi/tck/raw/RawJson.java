package io.dustlayer.cdi.tck.raw;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** JSON as text. */
public final class RawJson {

  private RawJson() {}

  /**
   * Reads a value.
   *
   * @param text JSON
   * @return the value
   */
  public static JsonValue parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /**
   * Quotes a text.
   *
   * @param text any
   * @return a JSON string
   */
  public static String quote(String text) {
    return Json.createValue(text).toString();
  }
}
