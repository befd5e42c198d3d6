package io.dustlayer.cdi.server.channel;

/** One whole message of a WebSocket. */
public sealed interface WireFrame {
  /**
   * How much memory it takes up while it waits.
   *
   * @return about its number of bytes
   */
  int weight();

  /**
   * A text message.
   *
   * @param text not null
   */
  record Text(String text) implements WireFrame {
    @Override
    public int weight() {
      return text.length();
    }
  }

  /**
   * A binary message.
   *
   * @param bytes not copied; nobody may change them
   */
  record Binary(byte[] bytes) implements WireFrame {
    @Override
    public int weight() {
      return bytes.length;
    }
  }
}
