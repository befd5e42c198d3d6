package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** MessagePack as a client reads and writes it. As in the recording, an extension is {@code {}}. */
final class Packed {
  static final JsonArray HEARTBEAT =
      JsonValues.array()
          .addNull()
          .add("rest")
          .add("phoenix")
          .add("heartbeat")
          .add(JsonValue.EMPTY_JSON_OBJECT)
          .build();

  private Packed() {}

  static byte[] bytes(JsonValue value) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packValue(packed(value));
      return packer.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static JsonValue value(byte[] bytes) {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
      return JsonReader.parse(withoutExtensions(unpacker.unpackValue()).toJson());
    } catch (IOException | MalformedJsonException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static Value packed(JsonValue value) {
    switch (value.getValueType()) {
      case OBJECT:
        Map<Value, Value> members = new LinkedHashMap<>();
        value
            .asJsonObject()
            .forEach((key, member) -> members.put(ValueFactory.newString(key), packed(member)));
        return ValueFactory.newMap(members);
      case ARRAY:
        return ValueFactory.newArray(value.asJsonArray().stream().map(Packed::packed).toList());
      case STRING:
        return ValueFactory.newString(((JsonString) value).getString());
      case NUMBER:
        JsonNumber number = (JsonNumber) value;
        return number.isIntegral()
            ? ValueFactory.newInteger(number.bigIntegerValueExact())
            : ValueFactory.newFloat(number.doubleValue());
      case NULL:
        return ValueFactory.newNil();
      default:
        return ValueFactory.newBoolean(value == JsonValue.TRUE);
    }
  }

  private static Value withoutExtensions(Value value) {
    if (value.isExtensionValue()) {
      return ValueFactory.emptyMap();
    } else if (value.isArrayValue()) {
      return ValueFactory.newArray(
          value.asArrayValue().list().stream().map(Packed::withoutExtensions).toList());
    } else if (value.isMapValue()) {
      Map<Value, Value> members = new LinkedHashMap<>();
      value
          .asMapValue()
          .map()
          .forEach((key, member) -> members.put(key, withoutExtensions(member)));
      return ValueFactory.newMap(members);
    }
    return value;
  }
}
