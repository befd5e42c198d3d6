package io.dustlayer.cdi.server.golden;

import io.dustlayer.cdi.server.json.JsonReader;
import io.dustlayer.cdi.server.json.MalformedJsonException;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One recorded client, in either format. Topics are independent of each other: what it hears waits
 * in order, but apart for each topic.
 */
final class Peer {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 15;

  private final Map<String, BlockingQueue<JsonArray>> heard = new ConcurrentHashMap<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;
  private int status;

  Peer(URI uri, Map<String, String> headers) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    try {
      socket = builder.buildAsync(uri, new Listener()).join();
      status = 101;
    } catch (CompletionException refused) {
      if (!(refused.getCause() instanceof WebSocketHandshakeException handshake)) {
        throw refused;
      }
      status = handshake.getResponse().statusCode();
    }
  }

  int status() {
    return status;
  }

  void send(JsonValue frame, boolean binary) {
    if (binary) {
      send(Packed.bytes(frame));
    } else {
      send(frame.toString());
    }
  }

  void send(String text) {
    sent(socket.sendText(text, true));
  }

  void send(byte[] bytes) {
    sent(socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** A server that closes in the middle of a message breaks it. */
  private static void sent(CompletableFuture<WebSocket> sending) {
    sending.exceptionally(broken -> null).join();
  }

  /** The next frame of a topic; null if there is none for long. */
  JsonArray hear(String topic) {
    try {
      return queue(topic).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** What was heard but not asked for, when the server has answered everything. */
  List<JsonArray> rest(boolean binary) {
    List<JsonArray> rest = new ArrayList<>();
    if (closed.isDone() || socket == null) {
      return rest;
    }
    send(Packed.HEARTBEAT, binary);
    for (JsonArray frame = hear("phoenix"); frame != null; frame = hear("phoenix")) {
      if (frame.get(1).equals(Packed.HEARTBEAT.get(1))) {
        break;
      }
      rest.add(frame);
    }
    heard.values().forEach(queue -> queue.drainTo(rest));
    return rest;
  }

  int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException | java.util.concurrent.ExecutionException e) {
      return -1;
    }
  }

  void close() {
    if (socket != null) {
      socket.abort();
    }
  }

  private BlockingQueue<JsonArray> queue(String topic) {
    return heard.computeIfAbsent(topic, any -> new LinkedBlockingQueue<>());
  }

  private void heard(JsonValue frame) {
    queue(frame.asJsonArray().getString(2)).add(frame.asJsonArray());
  }

  /** Collects whole messages. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          heard(JsonReader.parse(text.toString()));
        } catch (MalformedJsonException malformed) {
          throw new IllegalStateException(malformed);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] part = new byte[data.remaining()];
      data.get(part);
      binary.writeBytes(part);
      if (last) {
        heard(Packed.value(binary.toByteArray()));
        binary.reset();
      }
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
