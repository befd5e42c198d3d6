package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
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

  /** The MessagePack form of a frame. */
  public static byte[] packed(Frame frame) {
    return BINARY.encode(frame).array();
  }

  /** The text form of a frame. */
  public static String encoded(Frame frame) {
    return TEXT.encode(frame);
  }
}
