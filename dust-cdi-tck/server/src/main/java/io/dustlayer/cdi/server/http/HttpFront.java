package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.channel.ChannelServer;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.tls.ServerCertificate;
import java.io.IOException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listening socket with the API and the channels behind it. Thread-safe. */
public final class HttpFront implements AutoCloseable {
  private static final int MOST_THREADS = 64;
  private static final int FEWEST_THREADS = 4;
  private static final int LONGEST_HEADER = 128 * 1024;
  private static final long IDLE_MILLIS = 60_000;
  private static final long LONGEST_STOP_MILLIS = 500;

  private final Server server;
  private final ServerConnector connector;
  private final ChannelServer channels;

  private HttpFront(Server server, ServerConnector connector, ChannelServer channels) {
    this.server = server;
    this.connector = connector;
    this.channels = channels;
  }

  /**
   * Begins to listen.
   *
   * @param host the address to listen on
   * @param port 0 for any free one
   * @param maxConnections how many connections may be open; further ones wait
   * @param certificate for TLS; null for none
   * @param api answers the requests
   * @param channels serves the WebSockets; closed together with the front
   * @param faults come between
   * @return the open front
   * @throws IOException if the port is taken or the host is not an address of this machine
   */
  public static HttpFront open(
      String host,
      int port,
      int maxConnections,
      ServerCertificate certificate,
      HttpApi api,
      ChannelServer channels,
      Faults faults)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("dust-server");
    threads.setDaemon(true);
    Server server = new Server(threads);
    RawPathConnection.Factory http = new RawPathConnection.Factory(configuration());
    ServerConnector connector =
        certificate == null
            ? new ServerConnector(server, 1, 1, http)
            : new ServerConnector(server, 1, 1, tls(certificate, http), http);
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(maxConnections, connector));
    server.setHandler(new ApiHandler(api, new ChannelUpgrade(server, channels), faults));
    server.setStopTimeout(0);
    threads.setStopTimeout(LONGEST_STOP_MILLIS);
    HttpFront front = new HttpFront(server, connector, channels);
    front.start();
    return front;
  }

  private static SslConnectionFactory tls(
      ServerCertificate certificate, HttpConnectionFactory http) {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(certificate.keyStore());
    context.setKeyStorePassword(certificate.password());
    return new SslConnectionFactory(context, http.getProtocol());
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(LONGEST_HEADER);
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }

  private void start() throws IOException {
    try {
      connector.open();
      server.start();
    } catch (IOException taken) {
      close();
      throw taken;
    } catch (Exception failed) {
      close();
      throw new IOException("the HTTP server did not start", failed);
    }
  }

  /**
   * The port it listens on.
   *
   * @return never 0
   */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops at once: every connection drops, WebSockets without a close frame. */
  public void crash() {
    connector.close();
    for (EndPoint connection : connector.getConnectedEndPoints()) {
      connection.close();
    }
    close();
  }

  /** Stops at once: requests in flight are cut off, WebSockets are closed with 1012. */
  @Override
  public void close() {
    connector.close();
    channels.close();
    LifeCycle.stop(server);
  }
}
