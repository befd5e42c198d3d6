package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.CloseCause;

/**
 * Hears of one socket, in order: opened, then messages, then closed; or closed at once. Its methods
 * return quickly.
 */
public interface SocketListener {

  /** The socket is open. */
  void opened();

  /**
   * A whole message came.
   *
   * @param message not decoded yet
   */
  void received(Message message);

  /**
   * The socket is closed, or could not be opened. The last call.
   *
   * @param cause why
   */
  void closed(CloseCause cause);
}
