package io.dustlayer.cdi.server.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/** Writes JSON text without white space, floats as a real server prints them. Thread-safe. */
public final class JsonWriter {
  private static final int USUAL_LENGTH = 256;

  private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

  private JsonWriter() {}

  /**
   * Writes one value.
   *
   * @param value not null
   * @return its text
   */
  public static String text(JsonValue value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(JsonValue value) {
    switch (value.getValueType()) {
      case OBJECT:
        object(value.asJsonObject());
        break;
      case ARRAY:
        array(value.asJsonArray());
        break;
      case STRING:
        string(((JsonString) value).getString());
        break;
      case NUMBER:
        number((JsonNumber) value);
        break;
      default:
        out.append(value);
    }
  }

  private void object(JsonObject object) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      out.append(separator);
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void array(JsonArray array) {
    out.append('[');
    String separator = "";
    for (JsonValue element : array) {
      out.append(separator);
      value(element);
      separator = ",";
    }
    out.append(']');
  }

  private void number(JsonNumber number) {
    out.append(number.isIntegral() ? number.toString() : FloatText.of(number.doubleValue()));
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"':
        out.append("\\\"");
        break;
      case '\\':
        out.append("\\\\");
        break;
      case '\n':
        out.append("\\n");
        break;
      case '\r':
        out.append("\\r");
        break;
      case '\t':
        out.append("\\t");
        break;
      default:
        if (c < ' ') {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
    }
  }
}
