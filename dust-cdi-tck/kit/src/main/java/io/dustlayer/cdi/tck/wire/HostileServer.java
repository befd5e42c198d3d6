package io.dustlayer.cdi.tck.wire;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server of WebSockets that does harm to each connection until it is told to be honest to the
 * next ones.
 */
final class HostileServer implements AutoCloseable {

  /** What is done to a connection, on the server's thread, from before its upgrade on. */
  interface Harm {

    /**
     * Does it.
     *
     * @throws IOException if the client went away
     */
    void to(HostilePeer peer) throws IOException;
  }

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch harmed = new CountDownLatch(1);
  private final ServerSocket listening;
  private final Thread accepting;
  private volatile boolean honest;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Listens where clients are told to connect: the JVM's loopback address may be another one. */
  HostileServer(URI address, Harm harm) throws IOException {
    listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(address.getHost(), address.getPort()));
    accepting = thread(() -> accept(harm));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tck-hostile-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept(Harm harm) {
    while (!listening.isClosed()) {
      try {
        Socket accepted = listening.accept();
        open.add(accepted);
        // A client may leave a connection alone that was harmed, and open another one.
        thread(() -> serve(accepted, harm));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket accepted, Harm harm) {
    try (accepted) {
      HostilePeer peer = new HostilePeer(accepted);
      if (!peer.isUpgrade()) {
        peer.notFound();
      } else if (honest) {
        peer.serve(peer.join());
      } else {
        harmed.countDown();
        harm.to(peer);
      }
    } catch (IOException gone) {
      System.getLogger(HostileServer.class.getName()).log(Level.DEBUG, "the client left", gone);
    } finally {
      open.remove(accepted);
    }
  }

  /** From now on it does what a server should, once it has done harm. */
  void beHonest() throws InterruptedException {
    if (!harmed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody has come to be harmed");
    }
    honest = true;
  }

  /** Closes everything. As long as the thread waits for a client, the port is still taken. */
  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket each : open) {
      each.close();
    }
    try {
      accepting.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it closes", stopped);
    }
  }
}
