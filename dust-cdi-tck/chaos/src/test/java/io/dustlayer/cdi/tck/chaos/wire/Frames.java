package io.dustlayer.cdi.tck.chaos.wire;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the text messages of a WebSocket in one direction of a connection. Takes bytes as they
 * come. Confined to one thread.
 */
final class Frames {

  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int CONTROL = 8;

  private final Consumer<String> messages;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private byte[] waiting = new byte[0];
  private boolean headSeen;

  /**
   * A decoder.
   *
   * @param messages told of each message when its last byte comes
   */
  Frames(Consumer<String> messages) {
    this.messages = messages;
  }

  void add(byte[] bytes, int length) {
    byte[] all = Arrays.copyOf(waiting, waiting.length + length);
    System.arraycopy(bytes, 0, all, waiting.length, length);
    ByteBuffer buffer = ByteBuffer.wrap(all);
    if (headSeen || skipHead(buffer)) {
      headSeen = true;
      readAll(buffer);
    }
    waiting = Arrays.copyOfRange(all, buffer.position(), all.length);
  }

  private static boolean skipHead(ByteBuffer buffer) {
    String text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
    int end = text.indexOf(END_OF_HEAD);
    if (end >= 0) {
      buffer.position(end + END_OF_HEAD.length());
    }
    return end >= 0;
  }

  private void readAll(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      int begin = buffer.position();
      try {
        read(buffer);
      } catch (BufferUnderflowException incomplete) {
        buffer.position(begin);
        return;
      }
    }
  }

  private void read(ByteBuffer buffer) {
    int first = buffer.get();
    int second = buffer.get();
    long length = second & 0x7F;
    if (length == 126) {
      length = buffer.getShort() & 0xFFFF;
    } else if (length == 127) {
      length = buffer.getLong();
    }
    byte[] mask = new byte[4];
    if ((second & 0x80) != 0) {
      buffer.get(mask);
    }
    if (buffer.remaining() < length) {
      throw new BufferUnderflowException();
    }
    byte[] payload = new byte[Math.toIntExact(length)];
    buffer.get(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    if ((first & 0x0F) < CONTROL) {
      take(payload, (first & 0x80) != 0);
    }
  }

  private void take(byte[] payload, boolean last) {
    message.writeBytes(payload);
    if (last) {
      messages.accept(message.toString(StandardCharsets.UTF_8));
      message.reset();
    }
  }
}
