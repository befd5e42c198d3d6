package io.dustlayer.cdi.sync.run;

/** A message that is no frame of the protocol. */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A malformed message.
   *
   * @param why what is wrong; nothing of its content
   * @param cause may be null
   */
  public MalformedMessageException(String why, Throwable cause) {
    super(why, cause);
  }
}
