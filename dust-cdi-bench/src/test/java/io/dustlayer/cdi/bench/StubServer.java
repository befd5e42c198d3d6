package io.dustlayer.cdi.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Acknowledges writes that it does not even look at, at once or after a while. */
final class StubServer implements AutoCloseable {

  private static final int WRITE = "\"write\",".length();
  private static final String OK = "\"phx_reply\",{\"status\":\"ok\",\"response\":";

  private final AtomicLong seq = new AtomicLong();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final long delayMillis;

  StubServer(long delayMillis) {
    this.delayMillis = delayMillis;
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            return container.upgrade(
                (asked, answer, done) -> {
                  answer.setExtensions(List.of());
                  return new Connection();
                },
                request,
                response,
                callback);
          }
        });
    try {
      server.start();
    } catch (Exception failed) {
      throw new IllegalStateException("the stub did not start", failed);
    }
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** One client. Public because Jetty calls the methods by reflection. */
  public final class Connection implements Session.Listener.AutoDemanding {
    private Session session;

    @Override
    public void onWebSocketOpen(Session opened) {
      session = opened;
      session.setIdleTimeout(Duration.ZERO);
    }

    @Override
    public void onWebSocketText(String frame) {
      // [join ref, ref, topic, event, …
      int ref = frame.indexOf(',') + 1;
      int topic = frame.indexOf(',', ref) + 1;
      int event = frame.indexOf(',', topic) + 1;
      String reply = frame.substring(0, event) + OK;
      if (frame.startsWith("\"write\"", event)) {
        answerWrite(reply, frame.substring(topic, event - 1), frame.substring(event + WRITE));
      } else if (frame.startsWith("\"phx_join\"", event)) {
        join(reply, frame.substring(1, ref - 1), frame.substring(topic, event - 1));
      } else {
        send(reply + "{\"current_seq\":" + seq + ",\"permissions\":{},\"scopes\":[]}}]");
      }
    }

    // As real servers do it: the event comes before the reply.
    private void answerWrite(String reply, String topic, String payload) {
      long committed = seq.incrementAndGet();
      String event =
          "[null,null,"
              + topic
              + ",\"event\",{\"store_seq\":"
              + committed
              + ",\"device_id\":\"bench\","
              + payload.substring(1);
      String answer = reply + "{\"store_seq\":" + committed + "}}]";
      if (delayMillis == 0) {
        send(event);
        send(answer);
      } else {
        clock.schedule(
            () -> {
              send(event);
              send(answer);
            },
            delayMillis,
            TimeUnit.MILLISECONDS);
      }
    }

    private void join(String reply, String joinRef, String topic) {
      send(
          reply
              + "{\"store_seq\":"
              + seq
              + ",\"capver\":2,\"capver_min\":1,\"permissions\":{\"read\":true,\"write\":true},"
              + "\"scopes\":[\"entries:read\",\"entries:write\"],\"store_access\":\"all\"}}]");
      send(
          "["
              + joinRef
              + ",null,"
              + topic
              + ",\"catch_up_complete\",{\"through_seq\":"
              + seq
              + "}]");
    }

    private void send(String frame) {
      session.sendText(frame, org.eclipse.jetty.websocket.api.Callback.NOOP);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the stub did not stop", failed);
    }
  }
}
