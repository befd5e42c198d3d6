package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Frames as MessagePack: the array of the text format, as one value. Needs {@code
 * org.msgpack:msgpack-core}; nothing else may refer to this class where that may be missing. Safe
 * for use from any thread.
 */
final class MessagePackCodec implements FrameCodec<ByteBuffer> {

  // Text that is no UTF-8 is refused, not mended: mended, it would be written back like that.
  private static final MessagePack.UnpackerConfig STRICT =
      new MessagePack.UnpackerConfig()
          .withActionOnMalformedString(CodingErrorAction.REPORT)
          .withActionOnUnmappableString(CodingErrorAction.REPORT);

  private final JsonProvider json;
  private final MessagePackReader reader;

  MessagePackCodec(JsonProvider json) {
    this.json = json;
    this.reader = new MessagePackReader(json);
  }

  @Override
  public String vsn() {
    return "3.0.0";
  }

  @Override
  public ByteBuffer encode(Frame frame) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(5);
      MessagePackWriter writer = new MessagePackWriter(packer);
      writer.text(frame.joinRef());
      writer.text(frame.ref());
      writer.text(frame.topic());
      writer.text(frame.event());
      writer.value(frame.payload());
      return ByteBuffer.wrap(packer.toByteArray());
    } catch (IOException | MessagePackException e) {
      throw new IllegalArgumentException("a frame cannot be written as MessagePack", e);
    }
  }

  @Override
  public Frame decode(ByteBuffer message) throws MalformedMessageException {
    try (MessageUnpacker unpacker = STRICT.newUnpacker(message.duplicate())) {
      JsonValue value = reader.value(unpacker);
      if (!(value instanceof JsonArray parts) || parts.size() != 5 || unpacker.hasNext()) {
        throw new MalformedMessageException("a message is no array of five parts", null);
      }
      return new Frame(
          textOrNull(parts.get(0)),
          textOrNull(parts.get(1)),
          text(parts.get(2)),
          text(parts.get(3)),
          parts.get(4));
    } catch (NumberFormatException notANumber) {
      throw new MalformedMessageException("a message has a number that is none", notANumber);
    } catch (IllegalArgumentException unusable) {
      throw new MalformedMessageException("a message " + unusable.getMessage(), unusable);
    } catch (IOException | RuntimeException e) {
      throw new MalformedMessageException("a message is no MessagePack", e);
    }
  }

  private static String text(JsonValue part) throws MalformedMessageException {
    if (part instanceof JsonString string) {
      return string.getString();
    }
    throw new MalformedMessageException("a message names no topic or event", null);
  }

  private static String textOrNull(JsonValue part) throws MalformedMessageException {
    return part == JsonValue.NULL
        ? null
        : part instanceof JsonString ? text(part) : part.toString();
  }

  @Override
  public String toString() {
    return "MessagePack with " + json.getClass().getName();
  }
}
