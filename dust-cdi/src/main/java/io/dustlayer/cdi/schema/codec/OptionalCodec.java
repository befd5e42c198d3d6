package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;
import java.util.function.Function;

/** The four optional types: empty is JSON null, and both null and absent are read as empty. */
final class OptionalCodec extends Codec {

  private final Class<?> type;
  private final Codec content;
  private final Function<Object, Object> get;
  private final Function<Object, Object> wrap;

  /**
   * A codec.
   *
   * @param get the content of an optional; null if it is empty
   * @param wrap the optional of a content that may be null
   */
  OptionalCodec(
      Class<?> type, Codec content, Function<Object, Object> get, Function<Object, Object> wrap) {
    this.type = type;
    this.content = content;
    this.get = get;
    this.wrap = wrap;
  }

  @Override
  public Object absent() {
    return wrap.apply(null);
  }

  @Override
  protected Object nullElement() {
    return absent();
  }

  @Override
  protected boolean isInstance(Object value) {
    return false;
  }

  @Override
  public Object cast(Object outside) {
    Object inside = type.isInstance(outside) ? get.apply(outside) : outside;
    return inside == null || inside == JsonValue.NULL ? absent() : wrap.apply(content.cast(inside));
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    Object inside = get.apply(type.cast(value));
    JsonValue json = content.encode(inside, place);
    if (inside != null && json.getValueType() == JsonValue.ValueType.NULL) {
      throw new ConversionException(
          "is an optional whose content is stored as null, and so would be read as empty;"
              + " use an empty one");
    }
    return json;
  }

  @Override
  protected Object read(JsonValue json) {
    return wrap.apply(content.decode(json));
  }
}
