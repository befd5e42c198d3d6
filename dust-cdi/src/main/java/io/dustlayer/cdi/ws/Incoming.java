package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.run.MalformedMessageException;
import io.dustlayer.cdi.sync.run.Message;

/**
 * A whole message that is not decoded yet.
 *
 * @param <W> what a message is on the wire
 * @param content the message
 * @param size about how much memory it takes, in bytes
 * @param codec decodes it
 */
record Incoming<W>(W content, long size, FrameCodec<W> codec) implements Message {

  @Override
  public Frame decode() throws MalformedMessageException {
    return codec.decode(content);
  }
}
