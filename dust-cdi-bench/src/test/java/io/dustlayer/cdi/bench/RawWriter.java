package io.dustlayer.cdi.bench;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Sends the same writes by the JDK's WebSocket, and only waits for their answers. */
final class RawWriter implements WebSocket.Listener, AutoCloseable {

  static final int WINDOW = 64;

  private final Semaphore window = new Semaphore(WINDOW);
  private final StringBuilder message = new StringBuilder();
  private final JsonProvider json = JsonProvider.provider();
  private final jakarta.json.stream.JsonParserFactory parsers = json.createParserFactory(Map.of());
  private final String device = java.util.UUID.randomUUID().toString();
  private final WebSocket socket;
  private long ref;

  RawWriter(URI server) {
    URI uri =
        URI.create(
            "ws" + server.toString().substring("http".length()) + "/ws/sync/websocket?token=none");
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).join();
  }

  void write(Memo memo) throws InterruptedException {
    window.acquire();
    ref++;
    String frame =
        "[\"1\",\""
            + ref
            + "\",\"store:"
            + BenchStore.STORE
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

  private void answered(String frame) {
    try (JsonParser parser = parsers.createParser(new StringReader(frame))) {
      boolean ok = false;
      while (parser.hasNext()) {
        if (parser.next() == JsonParser.Event.VALUE_STRING && parser.getString().equals("ok")) {
          ok = true;
        }
      }
      if (!ok) {
        throw new IllegalStateException("refused: " + frame);
      }
    }
    window.release();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
