package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.SnapshotEntry;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the payload of a snapshot apart while it is parsed. A whole store comes in one frame: as
 * objects within objects it would take several times the memory of the mirror that is made of it.
 */
final class SnapshotParser {

  private final JsonProvider json;
  private final JsonParser parser;
  private List<SnapshotEntry> entries;
  private JsonValue rest;

  /** A parser that stands before the payload. */
  SnapshotParser(JsonProvider json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  /** Reads the payload to its end. */
  void parse() {
    if (parser.next() != Event.START_OBJECT) {
      rest = parser.getValue();
      return;
    }
    JsonObjectBuilder others = json.createObjectBuilder();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      Event value = parser.next();
      if (name.equals("entries") && value == Event.START_OBJECT) {
        entries = entries();
      } else {
        others.add(name, parser.getValue());
      }
    }
    rest = others.build();
  }

  /** The entries, in their order; null if the payload has none. */
  List<SnapshotEntry> foundEntries() {
    return entries;
  }

  /** The payload without its entries. */
  JsonValue rest() {
    return rest;
  }

  private List<SnapshotEntry> entries() {
    List<SnapshotEntry> all = new ArrayList<>();
    while (parser.next() == Event.KEY_NAME) {
      String path = parser.getString();
      JsonValue value = null;
      if (parser.next() == Event.START_OBJECT) {
        value = valueOfEntry();
      } else {
        parser.getValue();
      }
      all.add(new SnapshotEntry(path, value));
    }
    return all;
  }

  private JsonValue valueOfEntry() {
    JsonValue value = null;
    while (parser.next() == Event.KEY_NAME) {
      boolean wanted = parser.getString().equals("value");
      Event next = parser.next();
      if (wanted) {
        value = next == Event.START_OBJECT ? unwrapped() : parser.getValue();
      } else if (next == Event.START_OBJECT) {
        parser.skipObject();
      } else if (next == Event.START_ARRAY) {
        parser.skipArray();
      }
    }
    return value;
  }

  // Nearly every value is {"_scalar": …}, which need not become an object first.
  private JsonValue unwrapped() {
    JsonValue scalar = null;
    JsonObjectBuilder typed = null;
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      parser.next();
      if (name.equals("_scalar")) {
        scalar = parser.getValue();
      } else {
        typed = typed == null ? json.createObjectBuilder() : typed;
        typed.add(name, parser.getValue());
      }
    }
    if (scalar != null) {
      return scalar;
    }
    return typed == null ? JsonValue.EMPTY_JSON_OBJECT : typed.build();
  }
}
