package io.dustlayer.cdi.tck.chaos.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** The way of one client to the server, on a port of its own. Safe for use from any thread. */
public final class Proxy implements AutoCloseable {

  private final String client;
  private final IntSupplier serverPort;
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final Collection<Repetition> sent = new ConcurrentLinkedQueue<>();
  private final List<Repetition.Hidden> hidden = new CopyOnWriteArrayList<>();
  private final Weather weather = new Weather();

  /** What the network does at the moment. */
  static final class Weather {
    volatile boolean refusing;
    volatile boolean swallowing;
    volatile long latencyMillis;
  }

  /**
   * Listens, until it is closed.
   *
   * @param client whose way it is
   * @param serverPort where the server is now
   * @throws IOException if there is no port
   */
  public Proxy(String client, IntSupplier serverPort) throws IOException {
    this.client = client;
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Every write that was sent over a WebSocket. */
  public List<Repetition> sent() {
    return List.copyOf(sent);
  }

  /** Cuts all connections; says how many. */
  public int cut() {
    List<Link> cut = List.copyOf(links);
    cut.forEach(Link::cut);
    return cut.size();
  }

  public void refuse(boolean refusing) {
    weather.refusing = refusing;
  }

  /** Lets connections stand, but nothing pass; what has lost bytes can only be cut. */
  public void swallow(boolean swallowing) {
    weather.swallowing = swallowing;
  }

  public void delay(long millis) {
    weather.latencyMillis = millis;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        open(listening.accept());
      } catch (IOException closed) {
        if (!listening.isClosed()) {
          throw new IllegalStateException("the proxy of " + client + " cannot accept", closed);
        }
      }
    }
  }

  private void open(Socket fromClient) throws IOException {
    Socket toServer = new Socket();
    Tap tap = new Tap(client, sent::add, hidden);
    Link link = new Link(fromClient, toServer, weather, tap, links::remove);
    links.add(link);
    if (weather.refusing) {
      link.cut();
      return;
    }
    threads.execute(
        () -> {
          try {
            toServer.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort.getAsInt()),
                1000);
          } catch (IOException noServer) {
            link.cut();
            return;
          }
          threads.execute(link::down);
          link.up();
        });
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
    threads.shutdownNow();
  }
}
