package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.quirk.Quirk;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/**
 * {@code vsn=3.0.0}: each message is a MessagePack array of five in a binary frame. A text frame is
 * taken for JSON.
 */
final class MessagePackCodec implements MessageCodec {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final JsonMessageCodec json = new JsonMessageCodec();
  private final boolean crashes;

  MessagePackCodec(Set<Quirk> quirks) {
    this.crashes = quirks.contains(Quirk.MESSAGEPACK_CRASHES);
  }

  @Override
  public Message decode(WireFrame frame) throws UndecodableFrameException {
    return frame instanceof WireFrame.Binary binary
        ? JsonMessageCodec.message(MessagePackReader.read(binary.bytes()))
        : json.decode(frame);
  }

  @Override
  public WireFrame encode(Message message) {
    JsonArray array =
        JsonValues.array()
            .add(message.joinRef())
            .add(message.ref())
            .add(message.topic())
            .add(message.event())
            .add(message.payload())
            .build();
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      pack(packer, array);
      return new WireFrame.Binary(packer.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void pack(MessagePacker packer, JsonValue value) throws IOException {
    switch (value.getValueType()) {
      case OBJECT:
        pack(packer, value.asJsonObject());
        break;
      case ARRAY:
        packer.packArrayHeader(value.asJsonArray().size());
        for (JsonValue element : value.asJsonArray()) {
          pack(packer, element);
        }
        break;
      case STRING:
        pack(packer, (JsonString) value);
        break;
      case NUMBER:
        pack(packer, (JsonNumber) value);
        break;
      case NULL:
        packer.packNil();
        break;
      default:
        packer.packBoolean(value == JsonValue.TRUE);
    }
  }

  private void pack(MessagePacker packer, JsonObject object) throws IOException {
    packer.packMapHeader(object.size());
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      packer.packString(member.getKey());
      pack(packer, member.getValue());
    }
  }

  private void pack(MessagePacker packer, JsonNumber number) throws IOException {
    if (!number.isIntegral()) {
      packer.packDouble(number.doubleValue());
      return;
    }
    BigInteger integer = number.bigIntegerValueExact();
    if (integer.compareTo(LEAST) >= 0 && integer.compareTo(MOST) <= 0) {
      packer.packBigInteger(integer);
    } else if (crashes) {
      throw new ChannelCrash("an integer of " + integer.bitLength() + " bits");
    } else {
      packer.packDouble(integer.doubleValue());
    }
  }

  private void pack(MessagePacker packer, JsonString string) throws IOException {
    if (string instanceof TypedText typed) {
      packTyped(packer, typed);
    } else {
      packer.packString(string.getString());
    }
  }

  private void packTyped(MessagePacker packer, TypedText typed) throws IOException {
    if (typed.kind() == TypedText.Kind.DECIMAL && crashes) {
      throw new ChannelCrash("a decimal");
    } else if (typed.kind() == TypedText.Kind.DECIMAL) {
      packer.packString(typed.text());
    } else {
      try {
        packer.packTimestamp(OffsetDateTime.parse(typed.text()).toInstant());
      } catch (DateTimeException defect) {
        throw new IllegalStateException("a datetime that was shown does not parse", defect);
      }
    }
  }
}
