package io.dustlayer.cdi.tck.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and tells which connections are open, and what for. Thread-safe. */
public final class WatchingRelay implements AutoCloseable {

  private static final int BUFFER = 8192;

  private final ServerSocket entrance;
  private final int port;
  private final AtomicInteger all = new AtomicInteger();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
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
  public WatchingRelay(int port) throws IOException {
    this.port = port;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /**
   * Where clients connect.
   *
   * @return an address without path
   */
  public String url() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  /**
   * Connections that neither side has ended.
   *
   * @return the method and path of the first request on each, or nothing if there was none
   */
  public List<String> open() {
    return open.stream().map(Connection::toString).sorted().toList();
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
        Connection connection =
            new Connection(entrance.accept(), new Socket(InetAddress.getLoopbackAddress(), port));
        all.incrementAndGet();
        open.add(connection);
        threads.execute(connection::request);
        threads.execute(connection::answer);
      } catch (IOException closed) {
        if (!entrance.isClosed()) {
          throw new UncheckedIOException(closed);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    open.forEach(Connection::end);
    threads.shutdown();
  }

  /** One connection, pumped in both directions until either ends. */
  private final class Connection {

    private final Socket client;
    private final Socket server;
    private volatile String first = "";

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void request() {
      pump(client, server, true);
    }

    void answer() {
      pump(server, client, false);
    }

    private void pump(Socket from, Socket to, boolean noting) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (noting && first.isEmpty()) {
            head.write(buffer, 0, read);
            note(head.toString(StandardCharsets.ISO_8859_1));
          }
          out.write(buffer, 0, read);
        }
      } catch (IOException reset) {
        // Either side may end a connection as it likes, so that the other direction fails.
        System.getLogger(WatchingRelay.class.getName()).log(Level.DEBUG, "reset", reset);
      } finally {
        open.remove(this);
      }
    }

    // Without the query, where the token of a WebSocket is.
    private void note(String head) {
      int end = head.indexOf('\r');
      if (end > 0) {
        first = head.substring(0, end).replaceFirst("(\\?.*)? HTTP/.*", "");
      }
    }

    void end() {
      try (client;
          server) {
        open.remove(this);
      } catch (IOException failed) {
        System.getLogger(WatchingRelay.class.getName()).log(Level.DEBUG, "not closed", failed);
      }
    }

    @Override
    public String toString() {
      return first;
    }
  }
}
