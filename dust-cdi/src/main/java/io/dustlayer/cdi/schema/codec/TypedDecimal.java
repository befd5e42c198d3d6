package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonString;

/**
 * The text of a typed decimal. Text for everyone who reads text, with all of its digits; codecs of
 * numbers can tell it from text that somebody stored.
 *
 * @param text what was inside of the typed value
 */
record TypedDecimal(JsonString text) implements JsonString {

  @Override
  public ValueType getValueType() {
    return ValueType.STRING;
  }

  @Override
  public String getString() {
    return text.getString();
  }

  @Override
  public CharSequence getChars() {
    return text.getChars();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonString string && string.getString().equals(getString());
  }

  @Override
  public int hashCode() {
    return getString().hashCode();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
