package io.dustlayer.cdi.server.channel;

/** Turns messages into frames of one format and back. Stateless and thread-safe. */
interface MessageCodec {
  Message decode(WireFrame frame) throws UndecodableFrameException;

  WireFrame encode(Message message);
}
