package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.JsonLimits;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageUnpacker;

/**
 * Reads MessagePack as JSON values. A timestamp (extension −1) becomes the text that the JSON
 * format has in its place, bytes become Base64, and scalar keys that are no text are written out.
 */
final class MessagePackReader {

  private static final int CHUNK = 8192;

  // As servers write them: no more digits of the fraction than there are.
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private final JsonProvider json;

  MessagePackReader(JsonProvider json) {
    this.json = json;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException if JSON has no such value
   */
  JsonValue value(MessageUnpacker unpacker) throws IOException {
    return value(unpacker, 0);
  }

  private JsonValue value(MessageUnpacker unpacker, int depth) throws IOException {
    if (depth > JsonLimits.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "is nested more than " + JsonLimits.MAX_DEPTH + " levels deep");
    }
    MessageFormat format = unpacker.getNextFormat();
    return switch (format.getValueType()) {
      case NIL -> {
        unpacker.unpackNil();
        yield JsonValue.NULL;
      }
      case BOOLEAN -> unpacker.unpackBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
      case INTEGER -> integer(unpacker, format);
      case FLOAT -> decimal(unpacker, format);
      case STRING -> json.createValue(unpacker.unpackString());
      case BINARY -> json.createValue(bytes(unpacker));
      case ARRAY -> array(unpacker, depth);
      case MAP -> object(unpacker, depth);
      case EXTENSION -> json.createValue(timestamp(unpacker));
    };
  }

  private JsonValue integer(MessageUnpacker unpacker, MessageFormat format) throws IOException {
    if (format != MessageFormat.UINT64) {
      return json.createValue(unpacker.unpackLong());
    }
    BigInteger whole = unpacker.unpackBigInteger();
    return json.createValue(whole);
  }

  private JsonValue decimal(MessageUnpacker unpacker, MessageFormat format) throws IOException {
    // The digits of a 32-bit float, not those that it gets as a 64-bit one.
    return format == MessageFormat.FLOAT32
        ? json.createValue(Double.parseDouble(Float.toString(unpacker.unpackFloat())))
        : json.createValue(unpacker.unpackDouble());
  }

  private static String bytes(MessageUnpacker unpacker) throws IOException {
    int length = unpacker.unpackBinaryHeader();
    // A header may claim more than there is.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int left = length; left > 0; left -= CHUNK) {
      bytes.writeBytes(unpacker.readPayload(Math.min(left, CHUNK)));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private JsonValue array(MessageUnpacker unpacker, int depth) throws IOException {
    JsonArrayBuilder array = json.createArrayBuilder();
    for (int left = unpacker.unpackArrayHeader(); left > 0; left--) {
      array.add(value(unpacker, depth + 1));
    }
    return array.build();
  }

  private JsonValue object(MessageUnpacker unpacker, int depth) throws IOException {
    JsonObjectBuilder object = json.createObjectBuilder();
    for (int left = unpacker.unpackMapHeader(); left > 0; left--) {
      String name = name(value(unpacker, depth + 1));
      object.add(name, value(unpacker, depth + 1));
    }
    return object.build();
  }

  // A key that is an object whose key is an object …, written out, doubles with each level.
  private static String name(JsonValue key) {
    if (key instanceof JsonStructure) {
      throw new IllegalArgumentException("has an array or a map as a key");
    }
    return key instanceof JsonString text ? text.getString() : key.toString();
  }

  private static String timestamp(MessageUnpacker unpacker) throws IOException {
    ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
    if (!header.isTimestampType()) {
      throw new IllegalArgumentException("has the unknown extension " + header.getType());
    }
    try {
      Instant instant = unpacker.unpackTimestamp(header);
      return TIMESTAMP.format(instant);
    } catch (DateTimeException beyond) {
      throw new IllegalArgumentException("has a timestamp beyond every calendar", beyond);
    }
  }
}
