package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.run.MalformedMessageException;

/**
 * Writes and reads frames.
 *
 * @param <W> what a message is on the wire
 */
interface FrameCodec<W> {

  /** The protocol's name of the format. */
  String vsn();

  /**
   * The message of a frame.
   *
   * @throws IllegalArgumentException if the format cannot carry it
   */
  W encode(Frame frame);

  /** The frame of a message. */
  Frame decode(W message) throws MalformedMessageException;
}
