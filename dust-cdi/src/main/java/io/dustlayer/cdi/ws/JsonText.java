package io.dustlayer.cdi.ws;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/**
 * JSON as text. Providers make a tree and a generator with buffers of its own for each text, which
 * for short messages is most of the work.
 */
final class JsonText {

  private static final int USUAL_LENGTH = 256;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

  JsonText append(char c) {
    text.append(c);
    return this;
  }

  JsonText textOrNull(String string) {
    if (string == null) {
      text.append("null");
    } else {
      string(string);
    }
    return this;
  }

  JsonText value(JsonValue value) {
    switch (value.getValueType()) {
      case OBJECT -> object(value.asJsonObject());
      case ARRAY -> array(value.asJsonArray());
      case STRING -> string(((JsonString) value).getString());
      default -> text.append(value);
    }
    return this;
  }

  private void object(JsonObject object) {
    char before = '{';
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      text.append(before);
      string(member.getKey());
      text.append(':');
      value(member.getValue());
      before = ',';
    }
    text.append(before == '{' ? "{}" : "}");
  }

  private void array(Iterable<JsonValue> array) {
    char before = '[';
    for (JsonValue element : array) {
      text.append(before);
      value(element);
      before = ',';
    }
    text.append(before == '[' ? "[]" : "]");
  }

  private void string(String string) {
    text.append('"');
    int done = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        text.append(string, done, i);
        escape(c);
        done = i + 1;
      }
    }
    text.append(string, done, string.length()).append('"');
  }

  private void escape(char c) {
    if (c < ' ') {
      text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    } else {
      text.append('\\').append(c);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
