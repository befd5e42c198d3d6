package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;

/** A character as text of length one; half of a surrogate pair is refused. */
final class CharacterCodec extends Codec {

  CharacterCodec() {
    super(true);
  }

  @Override
  protected boolean isInstance(Object value) {
    return value instanceof Character;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return Texts.json(((Character) value).toString());
  }

  @Override
  protected Object read(JsonValue json) {
    String text = Texts.of(json, "a character");
    if (text.length() != 1) {
      throw new ConversionException("should be one character but has " + text.length());
    }
    return text.charAt(0);
  }
}
