package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.protocol.Frame;

/** One connection to the server. Its methods never block; the driver's thread calls them. */
public interface Socket {

  /**
   * Sends a frame after all earlier ones. What goes wrong ends the connection, and {@link
   * SocketListener#closed} tells.
   *
   * @param frame the frame
   * @throws IllegalArgumentException if the frame cannot be encoded; the connection goes on
   */
  void send(Frame frame);

  /**
   * Ends the connection, or the attempt to open it. The listener hears nothing any more.
   *
   * @param why for the other side; no secrets
   */
  void close(String why);
}
