package io.dustlayer.cdi.schema.codec;

import io.dustlayer.cdi.schema.bean.TypeBindings;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Values that JSON-B converts as a whole. A value is refused if JSON-B, given back what a server
 * keeps of its JSON, would write something else.
 */
final class JsonbCodec extends Codec {

  private final Type type;
  private final Supplier<Jsonb> jsonb;

  JsonbCodec(Type type, Supplier<Jsonb> jsonb) {
    this.type = type;
    this.jsonb = jsonb;
  }

  @Override
  protected boolean isInstance(Object value) {
    return TypeBindings.boxed(type).isInstance(value);
  }

  @Override
  protected JsonValue write(Object value, Place place) {
    JsonValue written = toJson(TypeBindings.boxed(type).cast(value));
    JsonValue kept = JsonForm.KEPT.apply(written, place);
    if (kept == JsonValue.NULL) {
      throw new ConversionException("is written as null by JSON-B, and so would be lost");
    }
    Object again = read(kept);
    if (again == null || !(same(toJson(again), written) || value.equals(again))) {
      throw new ConversionException(
          "would be read back changed: JSON-B does not read what it writes, or it holds digits or"
              + " empty objects that servers do not keep");
    }
    return kept;
  }

  // Deserializers and creators of an application may throw anything.
  @Override
  protected Object read(JsonValue json) {
    try {
      return jsonb.get().fromJson(json.toString(), type);
    } catch (RuntimeException refused) {
      throw new ConversionException("cannot be read by JSON-B: " + refused.getMessage(), refused);
    }
  }

  private JsonValue toJson(Object value) {
    try (JsonReader reader = PlainJson.PROVIDER.createReader(new StringReader(text(value)))) {
      return reader.readValue();
    } catch (RuntimeException refused) {
      throw new ConversionException(
          "cannot be written by JSON-B: " + refused.getMessage(), refused);
    }
  }

  // By its own class: JSON-B adds type information then, and what a subclass adds is not lost
  // without notice.
  private String text(Object value) {
    return type instanceof Class<?> ? jsonb.get().toJson(value) : jsonb.get().toJson(value, type);
  }

  /** Whether two pieces of JSON are equal when numbers are compared by value. */
  static boolean same(JsonValue one, JsonValue other) {
    if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
      return a.bigDecimalValue().compareTo(b.bigDecimalValue()) == 0;
    }
    if (one.getValueType() != other.getValueType()) {
      return false;
    }
    return switch (one.getValueType()) {
      case ARRAY -> {
        var a = one.asJsonArray();
        var b = other.asJsonArray();
        yield a.size() == b.size()
            && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
      }
      case OBJECT -> {
        var a = one.asJsonObject();
        var b = other.asJsonObject();
        yield a.keySet().equals(b.keySet())
            && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
      }
      default -> one.equals(other);
    };
  }
}
