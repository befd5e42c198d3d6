package io.dustlayer.cdi.repo;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** JSON as tests write it: single quotes, for legibility. */
final class Texts {

  private Texts() {}

  static JsonValue json(String singleQuoted) {
    try (JsonReader reader = Json.createReader(new StringReader(singleQuoted.replace('\'', '"')))) {
      return reader.readValue();
    }
  }
}
