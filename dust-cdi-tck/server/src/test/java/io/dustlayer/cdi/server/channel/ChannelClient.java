package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that speaks JSON and keeps what it hears in order. */
public final class ChannelClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final CompletableFuture<Void> ponged = new CompletableFuture<>();
  private final String topic;
  private final WebSocket socket;
  private String joinRef;
  private int ref;

  private ChannelClient(URI uri, String topic) {
    this.topic = topic;
    this.socket = HTTP.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
  }

  public static ChannelClient connect(DustServer server) {
    return connect(server, "dev_" + server.token());
  }

  public static ChannelClient connect(DustServer server, String deviceId) {
    return connect(server, deviceId, server.token());
  }

  public static ChannelClient connect(DustServer server, String deviceId, String token) {
    String query = "token=" + token + "&device_id=" + deviceId + "&capver=3&vsn=2.0.0";
    URI uri = URI.create("ws://127.0.0.1:" + server.port() + "/ws/sync/websocket?" + query);
    return new ChannelClient(uri, "store:" + server.store());
  }

  /** Sends a frame as it is. */
  public void send(String frame) {
    socket.sendText(frame, true).join();
  }

  /** Sends a frame in whose middle the server may close. */
  public void sendBroken(String frame) {
    socket.sendText(frame, true).exceptionally(broken -> socket).join();
  }

  public void ping() {
    socket.sendPing(java.nio.ByteBuffer.wrap(new byte[] {1})).join();
    wait(ponged);
  }

  /** Joins its store's topic; its answer and what follows is yet to be heard. */
  public ChannelClient join(long lastStoreSeq) {
    joinRef = Integer.toString(++ref);
    send(joinRef, "phx_join", "{\"last_store_seq\":" + lastStoreSeq + "}");
    return this;
  }

  /** Joins and has heard everything up to the end of the catch-up. */
  public ChannelClient joined(long lastStoreSeq) {
    join(lastStoreSeq);
    hearUntil("catch_up_complete");
    return this;
  }

  /** Pushes something on its topic. */
  public String push(String event, String payload) {
    String own = Integer.toString(++ref);
    send(own, event, payload);
    return own;
  }

  private void send(String own, String event, String payload) {
    send("[\"%s\",\"%s\",\"%s\",\"%s\",%s]".formatted(joinRef, own, topic, event, payload));
  }

  /** Pushes a write of a value and gives the answer's payload. */
  public JsonObject set(String path, String json) {
    String own =
        push(
            "write",
            "{\"op\":\"set\",\"path\":\"%s\",\"value\":%s,\"client_op_id\":\"%s\"}"
                .formatted(path, json, path));
    return reply(own);
  }

  /** Hears until a ref is answered. */
  public JsonObject reply(String own) {
    while (true) {
      JsonArray frame = hear();
      if (frame.getString(3).equals("phx_reply") && frame.getString(1).equals(own)) {
        return frame.getJsonObject(4);
      }
    }
  }

  /** The next frame, whatever it is. */
  public JsonArray hear() {
    return parse(hearText());
  }

  static JsonArray parse(String frame) {
    try {
      return JsonReader.parse(frame).asJsonArray();
    } catch (MalformedJsonException malformed) {
      throw new UncheckedIOException(new IOException(malformed));
    }
  }

  /** The next frame's text. */
  public String hearText() {
    try {
      String frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("nothing was heard; closed with " + closed);
      }
      return frame;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** All frames up to the first of an event, which is the last of the list. */
  public List<JsonArray> hearUntil(String event) {
    List<JsonArray> frames = new ArrayList<>();
    do {
      frames.add(hear());
    } while (!frames.get(frames.size() - 1).getString(3).equals(event));
    return frames;
  }

  /** Frames that have been heard already, and only those. */
  public List<String> unheard() {
    List<String> frames = new ArrayList<>();
    heard.drainTo(frames);
    return frames;
  }

  /** Makes sure that everything sent before has been handled and answered. */
  public List<JsonArray> settle() {
    String own = "settled-" + ++ref;
    send("[null,\"" + own + "\",\"phoenix\",\"heartbeat\",{}]");
    List<JsonArray> frames = new ArrayList<>();
    for (JsonArray frame = hear(); !own.equals(text(frame, 1)); frame = hear()) {
      frames.add(frame);
    }
    return frames;
  }

  private static String text(JsonArray frame, int index) {
    return frame.isNull(index) ? null : frame.getString(index);
  }

  /** The code the server closed with. */
  public int closeCode() {
    return wait(closed);
  }

  /**
   * Makes sure that the connection broke without a close frame. The JDK's client sometimes does not
   * notice the end of a stream that comes right behind data, hence the attempts to write.
   */
  public void awaitCut() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!closed.isDone() && canWrite()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the connection is still open");
      }
      closed.copy().completeOnTimeout(0, 50, TimeUnit.MILLISECONDS).join();
    }
    if (closed.isDone() && closed.join() != 1006) {
      throw new AssertionError("the connection was closed with " + closed.join());
    }
  }

  private boolean canWrite() {
    try {
      socket.sendPong(java.nio.ByteBuffer.allocate(0)).join();
      return true;
    } catch (CompletionException broken) {
      return false;
    }
  }

  private static <T> T wait(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Collects whole messages. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, java.nio.ByteBuffer message) {
      ponged.complete(null);
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.complete(1006);
    }
  }
}
