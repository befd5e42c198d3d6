package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;

/** A primitive: absent reads as zero, and null is no element of its arrays. */
final class PrimitiveCodec extends Codec {

  private final Codec boxed;
  private final Object zero;

  PrimitiveCodec(Codec boxed, Object zero) {
    super(boxed.isScalar());
    this.boxed = boxed;
    this.zero = zero;
  }

  @Override
  public Codec ofPresent() {
    return boxed;
  }

  @Override
  public Object absent() {
    return zero;
  }

  @Override
  protected Object nullElement() {
    throw new ConversionException("is null, but its type is primitive");
  }

  @Override
  protected boolean isInstance(Object value) {
    return boxed.isInstance(value);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return boxed.write(value, place);
  }

  @Override
  protected Object read(JsonValue json) {
    return boxed.read(json);
  }

  @Override
  public Object fromText(String text) {
    return boxed.fromText(text);
  }
}
