package io.dustlayer.cdi.schema.codec;

import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Constants by name. */
final class EnumCodec extends Codec {

  private final Class<?> type;
  private final Map<String, Object> constants;

  EnumCodec(Class<?> type) {
    super(true);
    this.type = type;
    this.constants =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(EnumCodec::name, Function.identity()));
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name();
  }

  @Override
  protected boolean isInstance(Object value) {
    return type.isInstance(value);
  }

  @Override
  public boolean isKey() {
    return true;
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    return PlainJson.PROVIDER.createValue(name(type.cast(value)));
  }

  @Override
  protected Object read(JsonValue json) {
    Object constant = constants.get(Texts.of(json, "the name of a constant"));
    if (constant == null) {
      throw new ConversionException("is not the name of a " + type.getSimpleName());
    }
    return constant;
  }
}
