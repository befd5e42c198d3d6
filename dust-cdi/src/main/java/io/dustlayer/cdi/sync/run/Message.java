package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.Frame;

/** A message as it came from the wire. */
public interface Message {

  /**
   * How much memory it takes.
   *
   * @return about as many bytes
   */
  long size();

  /**
   * Decodes it. Takes time in proportion to its size, so it is not for a network's thread.
   *
   * @return the frame
   * @throws MalformedMessageException if it is not what the protocol says
   */
  Frame decode() throws MalformedMessageException;
}
