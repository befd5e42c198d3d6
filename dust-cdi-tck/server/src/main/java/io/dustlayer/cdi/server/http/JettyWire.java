package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.channel.Admission;
import io.dustlayer.cdi.server.channel.ChannelServer;
import io.dustlayer.cdi.server.channel.ChannelSettings;
import io.dustlayer.cdi.server.channel.ClientSocket;
import io.dustlayer.cdi.server.channel.Wire;
import io.dustlayer.cdi.server.channel.WireFrame;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One WebSocket of Jetty's. Public because Jetty calls the methods by reflection. */
public final class JettyWire implements Wire, Session.Listener.AutoDemanding {
  /** How long a client may take to answer a close frame. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final System.Logger LOG = System.getLogger("io.dustlayer.cdi.server.http");

  private final ChannelServer channels;
  private final Admission admission;
  private Session session;
  private ClientSocket socket;

  JettyWire(ChannelServer channels, Admission admission) {
    this.channels = channels;
    this.admission = admission;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    session.setIdleTimeout(Duration.ZERO);
    session.setMaxTextMessageSize(ChannelSettings.LARGEST_MESSAGE);
    session.setMaxBinaryMessageSize(ChannelSettings.LARGEST_MESSAGE);
    // A message is one frame in both directions, however long.
    session.setMaxFrameSize(0);
    session.setAutoFragment(false);
    socket = channels.connect(admission, this);
  }

  @Override
  public void onWebSocketText(String message) {
    socket.receive(new WireFrame.Text(message));
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    callback.succeed();
    socket.receive(new WireFrame.Binary(bytes));
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    if (socket.heard()) {
      session.sendPong(payload, Callback.NOOP);
    }
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    socket.heard();
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason) {
    socket.closed();
  }

  /** Jetty would warn of it; how a client leaves is no failure of the server. */
  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.log(Level.DEBUG, "a connection ended", cause);
  }

  @Override
  public void send(WireFrame frame, Runnable sent) {
    // A failure ends the session, which is told to the listener.
    Callback callback = Callback.from(sent, failure -> session.disconnect());
    if (frame instanceof WireFrame.Text text) {
      session.sendText(text.text(), callback);
    } else if (frame instanceof WireFrame.Binary binary) {
      session.sendBinary(ByteBuffer.wrap(binary.bytes()), callback);
    }
  }

  @Override
  public CompletionStage<Void> close(int code) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    session.setIdleTimeout(FAREWELL);
    session.close(
        code, null, Callback.from(() -> gone.complete(null), gone::completeExceptionally));
    return gone;
  }

  @Override
  public void cut() {
    session.disconnect();
  }
}
