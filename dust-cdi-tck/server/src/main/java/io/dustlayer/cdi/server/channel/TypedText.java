package io.dustlayer.cdi.server.channel;

import jakarta.json.JsonString;

/**
 * The plain string of a value that JSON has no type for. In JSON it is a string like any other.
 *
 * @param kind what it is
 * @param text as reads show it
 */
record TypedText(Kind kind, String text) implements JsonString {
  /** What JSON has no type for. */
  enum Kind {
    /** A decimal number. */
    DECIMAL,
    /** A point in time, in ISO 8601 with offset. */
    DATETIME
  }

  @Override
  public String getString() {
    return text;
  }

  @Override
  public CharSequence getChars() {
    return text;
  }

  @Override
  public ValueType getValueType() {
    return ValueType.STRING;
  }
}
