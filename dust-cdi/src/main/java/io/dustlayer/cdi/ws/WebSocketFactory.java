package io.dustlayer.cdi.ws;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.run.Socket;
import io.dustlayer.cdi.sync.run.SocketFactory;
import io.dustlayer.cdi.sync.run.SocketListener;
import jakarta.json.spi.JsonProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.WebSocketContainer;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens sockets with the host's Jakarta WebSocket client. Opening and closing block in most hosts,
 * so they run on threads of their own, which end when they have nothing to do. Safe for use from
 * any thread.
 */
public final class WebSocketFactory implements SocketFactory {

  /** How many attempts may hang at once; a network that swallows packets holds each for minutes. */
  private static final int MAX_HANGING = 8;

  private static final long IDLE_SECONDS = 5;

  private final SocketUrl url;
  private final SocketTls tls;
  private final long maxMessage;
  private final WebSocketContainer container;
  private final CloseCauses causes;
  private final JsonFrameCodec json;
  private final ThreadPoolExecutor threads;
  private final AtomicInteger hanging = new AtomicInteger();

  /**
   * A factory with the WebSocket client that the calling thread's context class loader sees.
   *
   * @param store the store, for messages
   * @param settings where to, as whom
   * @throws io.dustlayer.cdi.DustException {@code NOT_SUPPORTED} if the host has no WebSocket
   *     client
   */
  public WebSocketFactory(String store, WebSocketSettings settings) {
    this.url = new SocketUrl(settings);
    this.tls = SocketTls.of(settings);
    this.maxMessage = settings.maxMessage();
    this.container = WebSocketContainers.find(store, maxMessage, settings.trustStore().isPresent());
    this.causes = new CloseCauses(url, maxMessage, WebSocketContainers.isOfQuarkus(container));
    this.json = new JsonFrameCodec(JsonProvider.provider());
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads("dust-socket-" + store));
  }

  private static ThreadFactory threads(String name) {
    ClassLoader application = WebSocketContainers.application();
    AtomicInteger count = new AtomicInteger();
    return command -> {
      Thread thread = new Thread(command, name + '-' + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(application);
      return thread;
    };
  }

  /**
   * Checks that MessagePack can be used.
   *
   * @throws io.dustlayer.cdi.DustException {@code NOT_SUPPORTED} if its library is missing
   */
  public static void requireMessagePack() {
    try {
      Class.forName("org.msgpack.core.MessagePack", false, classLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw ErrorCase.NO_MESSAGE_PACK.toException(
          "dust.sdk.format=msgpack cannot be used: its library is missing",
          ErrorDetail.NONE,
          missing);
    }
  }

  private static ClassLoader classLoader() {
    return WebSocketFactory.class.getClassLoader();
  }

  @Override
  public Socket open(Format format, SocketListener listener) {
    return format == Format.JSON
        ? open(json, Wire.TEXT, listener)
        : open(new MessagePackCodec(JsonProvider.provider()), Wire.BINARY, listener);
  }

  private <W> Socket open(FrameCodec<W> codec, Wire<W> wire, SocketListener listener) {
    WebSocketSocket<W> socket =
        new WebSocketSocket<>(codec, wire, causes, maxMessage, listener, threads);
    if (hanging.incrementAndGet() > MAX_HANGING) {
      hanging.decrementAndGet();
      listener.closed(
          new CloseCause(
              CloseCause.Kind.LOST, MAX_HANGING + " earlier attempts to connect still hang"));
    } else {
      try {
        threads.execute(() -> connect(socket, codec.vsn()));
      } catch (RuntimeException | Error noThread) {
        hanging.decrementAndGet();
        throw noThread;
      }
    }
    return socket;
  }

  private void connect(WebSocketSocket<?> socket, String vsn) {
    try {
      // Undertow's client keeps the reason to itself, and may not even end the attempt.
      container.connectToServer(socket, tls.config(socket::notOpened), url.uri(vsn));
    } catch (DeploymentException | IOException | RuntimeException | LinkageError failure) {
      socket.notOpened(failure);
    } finally {
      hanging.decrementAndGet();
    }
  }

  @Override
  public String withoutSecrets(String text) {
    return url.scrub(text);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
