package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.run.Socket;
import io.dustlayer.cdi.sync.run.SocketFactory;
import io.dustlayer.cdi.sync.run.SocketListener;
import java.util.concurrent.atomic.AtomicLong;

/** Sockets that count what is sent. */
final class CountedFrames implements SocketFactory {

  private final AtomicLong sent = new AtomicLong();
  private final SocketFactory sockets;

  CountedFrames(SocketFactory sockets) {
    this.sockets = sockets;
  }

  long sent() {
    return sent.get();
  }

  @Override
  public Socket open(Format format, SocketListener listener) {
    Socket socket = sockets.open(format, listener);
    return new Socket() {
      @Override
      public void send(Frame frame) {
        sent.incrementAndGet();
        socket.send(frame);
      }

      @Override
      public void close(String why) {
        socket.close(why);
      }
    };
  }

  @Override
  public void close() {
    sockets.close();
  }
}
