package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.Effect.Format;

/** Opens sockets to one store's server. */
public interface SocketFactory extends AutoCloseable {

  /**
   * Begins to open a socket. Never blocks and never throws for what a network or a server does: the
   * listener hears of it.
   *
   * @param format how frames are encoded on it
   * @param listener called by any thread, never concurrently
   * @return the socket, not open yet
   */
  Socket open(Format format, SocketListener listener);

  /**
   * Takes secrets of this factory out of a text that a server may have sent back.
   *
   * @param text any text
   * @return the text without the token
   */
  default String withoutSecrets(String text) {
    return text;
  }

  /** Gives back threads. Sockets that are open stay open. */
  @Override
  void close();
}
