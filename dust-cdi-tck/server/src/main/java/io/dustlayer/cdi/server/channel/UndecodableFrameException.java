package io.dustlayer.cdi.server.channel;

/** Says that a frame is no message. */
final class UndecodableFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  UndecodableFrameException(String why) {
    super(why);
  }

  UndecodableFrameException(String why, Throwable cause) {
    super(why, cause);
  }
}
