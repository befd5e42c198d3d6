package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import io.dustlayer.cdi.sync.run.Message;
import jakarta.json.spi.JsonProvider;
import java.nio.ByteBuffer;

/** Messages as the library's own sockets hand them on, without a socket. For benchmarks only. */
public final class WireMessages {

  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonFrameCodec TEXT = new JsonFrameCodec(PROVIDER);
  private static final MessagePackCodec BINARY = new MessagePackCodec(PROVIDER);

  private WireMessages() {}

  /** What arrives as text. */
  public static Message text(String message) {
    return new Incoming<>(message, message.length(), TEXT);
  }

  /** What arrives as MessagePack. */
  public static Message binary(byte[] message) {
    return new Incoming<>(ByteBuffer.wrap(message), message.length, BINARY);
  }

  /** The MessagePack form of a text message. */
  public static byte[] repacked(String message) {
    try {
      return BINARY.encode(TEXT.decode(message)).array();
    } catch (MalformedMessageException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  /** The text form of a frame. */
  public static String encoded(Frame frame) {
    return TEXT.encode(frame);
  }
}
