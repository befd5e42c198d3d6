package io.dustlayer.cdi.server.channel;

import java.util.concurrent.CompletionStage;

/** What carries the frames of one WebSocket. Implementations are thread-safe and never block. */
public interface Wire {
  /**
   * Sends a frame. The next one is given only after this one is gone.
   *
   * @param frame not null
   * @param sent to run once when it is gone; need not run if the connection breaks
   */
  void send(WireFrame frame, Runnable sent);

  /**
   * Closes in an orderly way.
   *
   * @param code the WebSocket close code
   * @return completes when the close frame is gone, or cannot be sent
   */
  CompletionStage<Void> close(int code);

  /** Drops the connection without a word. */
  void cut();
}
