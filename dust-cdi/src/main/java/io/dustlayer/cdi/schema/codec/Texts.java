package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Text as a server keeps it: any Unicode. */
final class Texts {

  private Texts() {}

  static JsonValue json(String text) {
    if (Keys.hasUnpairedSurrogate(text)) {
      throw new ConversionException("is not valid Unicode: it holds half of a surrogate pair");
    }
    return PlainJson.PROVIDER.createValue(text);
  }

  static String of(JsonValue json, String what) {
    if (json instanceof JsonString text) {
      return text.getString();
    }
    throw Codec.expected(what, json);
  }
}
