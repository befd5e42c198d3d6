package io.dustlayer.cdi.tck.chaos.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection through the proxy: two threads, one for each direction. */
final class Link {

  private interface Listener {
    void hear(byte[] bytes, int length);
  }

  private final Socket client;
  private final Socket server;
  private final Proxy.Weather weather;
  private final Tap tap;
  private final Consumer<Link> closed;
  private volatile boolean doomed;
  private volatile boolean webSocket;

  Link(Socket client, Socket server, Proxy.Weather weather, Tap tap, Consumer<Link> closed) {
    this.client = client;
    this.server = server;
    this.weather = weather;
    this.tap = tap;
    this.closed = closed;
  }

  /** Carries what the client sends, until the connection ends. */
  void up() {
    carry(client, server, this::hearClient);
  }

  /** Carries what the server sends, until the connection ends. */
  void down() {
    carry(server, client, this::hearServer);
  }

  private void hearClient(byte[] bytes, int length) {
    webSocket |= new String(bytes, 0, length, StandardCharsets.ISO_8859_1).startsWith("GET /ws/");
    if (webSocket) {
      tap.up(bytes, length);
    }
  }

  private void hearServer(byte[] bytes, int length) {
    if (webSocket && !doomed) {
      tap.down(bytes, length);
    }
  }

  private void carry(Socket from, Socket to, Listener listener) {
    byte[] bytes = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        doomed |= weather.swallowing;
        listener.hear(bytes, length);
        if (!doomed) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(weather.latencyMillis));
          out.write(bytes, 0, length);
        }
      }
      end(false);
    } catch (IOException cut) {
      // Either side has gone, or the network was cut: both ends learn it.
      end(true);
    }
  }

  /** Resets both ends: what is under way is lost. */
  void cut() {
    end(true);
  }

  private void end(boolean reset) {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        if (reset) {
          socket.setSoLinger(true, 0);
        }
        socket.close();
      } catch (SocketException alreadyClosed) {
        // The other direction was first.
      } catch (IOException unexpected) {
        throw new UncheckedIOException(unexpected);
      }
    }
    closed.accept(this);
  }
}
