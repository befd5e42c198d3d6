package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** Reads MessagePack into the values of JSON: bytes become text, keys become strings. */
final class MessagePackReader {
  private static final int DEEPEST = 500;
  private static final MessagePack.UnpackerConfig CONFIG =
      new MessagePack.UnpackerConfig()
          .withActionOnMalformedString(CodingErrorAction.REPORT)
          .withActionOnUnmappableString(CodingErrorAction.REPORT);

  private final MessageUnpacker in;
  private final int length;

  private MessagePackReader(MessageUnpacker in, int length) {
    this.in = in;
    this.length = length;
  }

  static JsonValue read(byte[] bytes) throws UndecodableFrameException {
    try (MessageUnpacker unpacker = CONFIG.newUnpacker(bytes)) {
      JsonValue value = new MessagePackReader(unpacker, bytes.length).value(0);
      if (unpacker.hasNext()) {
        throw new UndecodableFrameException("bytes follow the message");
      }
      return value;
    } catch (IOException | MessagePackException malformed) {
      throw new UndecodableFrameException("the frame is not MessagePack", malformed);
    }
  }

  private JsonValue value(int depth) throws IOException, UndecodableFrameException {
    if (depth > DEEPEST) {
      throw new UndecodableFrameException("the message is nested too deeply");
    }
    switch (in.getNextFormat().getValueType()) {
      case NIL:
        in.unpackNil();
        return JsonValue.NULL;
      case BOOLEAN:
        return in.unpackBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
      case INTEGER:
        return JsonValues.integer(in.unpackBigInteger());
      case FLOAT:
        return finite(in.unpackDouble());
      case STRING:
        return JsonValues.string(in.unpackString());
      case BINARY:
        return JsonValues.string(utf8(bytes()));
      case ARRAY:
        return array(depth);
      case MAP:
        return map(depth);
      default:
        throw new UndecodableFrameException("an extension");
    }
  }

  private byte[] bytes() throws IOException, UndecodableFrameException {
    int claimed = in.unpackBinaryHeader();
    // Whoever is not even let in yet could have gigabytes reserved with a frame of five bytes.
    if (claimed > length - in.getTotalReadBytes()) {
      throw new UndecodableFrameException("bytes that the message claims are not in it");
    }
    return in.readPayload(claimed);
  }

  private static JsonValue finite(double number) throws UndecodableFrameException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new UndecodableFrameException("a number that is not finite");
    }
    return JsonValues.floating(number);
  }

  private static String utf8(byte[] bytes) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private JsonValue array(int depth) throws IOException, UndecodableFrameException {
    JsonArrayBuilder array = JsonValues.array();
    int size = in.unpackArrayHeader();
    for (int i = 0; i < size; i++) {
      array.add(value(depth + 1));
    }
    return array.build();
  }

  private JsonValue map(int depth) throws IOException, UndecodableFrameException {
    JsonObjectBuilder object = JsonValues.object();
    int size = in.unpackMapHeader();
    for (int i = 0; i < size; i++) {
      JsonValue key = value(depth + 1);
      if (key instanceof JsonStructure) {
        throw new UndecodableFrameException("a key is an array or a map");
      }
      String name = key instanceof JsonString text ? text.getString() : key.toString();
      object.add(name, value(depth + 1));
    }
    return object.build();
  }
}
