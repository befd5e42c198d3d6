package io.dustlayer.cdi.bench;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends the same writes by the JDK's WebSocket, and only waits for their answers. */
final class RawWriter implements WebSocket.Listener, AutoCloseable {

  static final int WINDOW = 64;
  private static final int EVENT = 3;

  private final Semaphore window = new Semaphore(WINDOW);
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private final StringBuilder message = new StringBuilder();
  private final JsonParserFactory parsers = JsonProvider.provider().createParserFactory(Map.of());
  private final String device = UUID.randomUUID().toString();
  private final String topic;
  private final WebSocket socket;
  private long ref = 1;

  /** Joins, with everything known that was written so far. */
  RawWriter(URI server, String token, String store, long seq) {
    String base = "ws" + server.toString().substring("http".length());
    URI uri =
        URI.create(
            base
                + "/ws/sync/websocket?token="
                + token
                + "&device_id="
                + device
                + "&capver=3&vsn=2.0.0");
    topic = "store:" + store;
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).join();
    socket.sendText(
        "[\"1\",\"1\",\"" + topic + "\",\"phx_join\",{\"last_store_seq\":" + seq + "}]", true);
    joined.orTimeout(60, TimeUnit.SECONDS).join();
  }

  void write(Memo memo) throws InterruptedException {
    window.acquire();
    ref++;
    String frame =
        "[\"1\",\""
            + ref
            + "\",\""
            + topic
            + "\",\"write\",{\"op\":\"set\",\"path\":\"memos/"
            + memo.slug()
            + "\",\"client_op_id\":\""
            + device
            + ':'
            + ref
            + "\",\"value\":{\"text\":\""
            + memo.text()
            + "\",\"number\":"
            + memo.number()
            + "}}]";
    // The JDK takes a message only when it is done with the one before.
    socket.sendText(frame, true).join();
  }

  /** Waits for all answers. */
  void settle() throws InterruptedException {
    window.acquire(WINDOW);
    window.release(WINDOW);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      answered(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  // [join ref, ref, topic, event, {…
  private void answered(String frame) {
    try (JsonParser parser = parsers.createParser(new StringReader(frame))) {
      String event = null;
      boolean ok = false;
      for (int at = -1; parser.hasNext(); at++) {
        boolean text = parser.next() == JsonParser.Event.VALUE_STRING;
        if (at == EVENT) {
          event = parser.getString();
        } else if (text && parser.getString().equals("ok")) {
          ok = true;
        }
      }
      if ("catch_up_complete".equals(event)) {
        joined.complete(null);
      } else if ("phx_reply".equals(event)) {
        replied(ok, frame);
      }
    }
  }

  private void replied(boolean ok, String frame) {
    if (!ok) {
      throw new IllegalStateException("refused: " + frame);
    }
    if (joined.isDone()) {
      window.release();
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
