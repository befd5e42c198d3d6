package io.dustlayer.cdi.tck.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and counts connections. Thread-safe. */
public final class CountingRelay implements AutoCloseable {

  private final ServerSocket entrance;
  private final int port;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger all = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "relay");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A relay on a free port of the loopback address.
   *
   * @param port the server's port there
   * @throws IOException if there is no port
   */
  public CountingRelay(int port) throws IOException {
    this.port = port;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /**
   * Where clients connect.
   *
   * @return a port of the loopback address
   */
  public int port() {
    return entrance.getLocalPort();
  }

  /**
   * How many connections are open.
   *
   * @return those that either side has not ended
   */
  public int open() {
    return open.get();
  }

  /**
   * How many connections there were.
   *
   * @return open ones and others
   */
  public int all() {
    return all.get();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        all.incrementAndGet();
        open.incrementAndGet();
        AtomicInteger directions = new AtomicInteger(2);
        threads.execute(() -> pump(client, server, directions));
        threads.execute(() -> pump(server, client, directions));
      } catch (IOException closed) {
        if (!entrance.isClosed()) {
          throw new UncheckedIOException(closed);
        }
      }
    }
  }

  private void pump(Socket from, Socket to, AtomicInteger directions) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException reset) {
      ended(reset);
    } finally {
      if (directions.decrementAndGet() == 0) {
        open.decrementAndGet();
      }
    }
  }

  // Either side may end a connection as it likes, so that the other direction fails.
  private static void ended(IOException reset) {
    System.getLogger(CountingRelay.class.getName()).log(Level.DEBUG, "connection reset", reset);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdownNow();
  }
}
