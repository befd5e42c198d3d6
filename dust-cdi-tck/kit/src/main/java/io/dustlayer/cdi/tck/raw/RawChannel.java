package io.dustlayer.cdi.tck.raw;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A socket of a store's channel that speaks JSON. A push that the server does not take because of
 * its rate limit is pushed again when it says. To be used by one thread.
 */
public final class RawChannel implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_WAITS = 10;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final String topic;
  private final WebSocket socket;
  private String joinRef = "";
  private int lastRef;

  private RawChannel(URI uri, String topic) {
    this.topic = topic;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(uri, new Listener())
            .join();
  }

  /**
   * Connects.
   *
   * @param store whose channel
   * @param device the device id, fit for a URL
   * @return connected, not joined
   */
  public static RawChannel connect(StoreAddress store, String device) {
    return connect(
        store,
        "token=" + store.token() + "&device_id=" + device + "&capver=3&vsn=2.0.0",
        store.store());
  }

  /**
   * Connects with parameters of one's own.
   *
   * @param server whose channel
   * @param query the parameters
   * @param store the store to join
   * @return connected, not joined
   */
  public static RawChannel connect(StoreAddress server, String query, String store) {
    return new RawChannel(URI.create(server.channels() + "?" + query), "store:" + store);
  }

  /**
   * The status with which a connection is refused.
   *
   * @param server whose channel
   * @param query the parameters
   * @return 101 if it is not refused
   */
  public static int refusal(StoreAddress server, String query) {
    try {
      connect(server, query, server.store()).close();
      return 101;
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof java.net.http.WebSocketHandshakeException answer) {
        return answer.getResponse().statusCode();
      }
      throw refused;
    }
  }

  /**
   * Joins the store; the catch-up is yet to be heard.
   *
   * @param payload of the join
   * @return the answer
   */
  public RawReply join(String payload) {
    joinRef = Integer.toString(++lastRef);
    send(frame(joinRef, joinRef, "phx_join", payload));
    return reply(joinRef);
  }

  /**
   * Joins the store and hears its catch-up.
   *
   * @param lastStoreSeq what is known already
   * @return the frames of the catch-up; the last is its end
   */
  public List<RawFrame> joined(long lastStoreSeq) {
    RawReply answer = join("{\"last_store_seq\":" + lastStoreSeq + "}");
    if (!answer.ok()) {
      throw new AssertionError("the join was refused: " + answer);
    }
    List<RawFrame> frames = new ArrayList<>(answer.before());
    frames.addAll(hearUntil(frame -> frame.event().equals("catch_up_complete")));
    return frames;
  }

  /**
   * Pushes a write and waits for its answer.
   *
   * @param members of the payload, without braces; {@code client_op_id} is added
   * @param opId the {@code client_op_id}
   * @return the answer, with the frames before it
   */
  public RawReply write(String members, String opId) {
    return push("write", "{" + members + ",\"client_op_id\":" + RawJson.quote(opId) + "}");
  }

  /**
   * Pushes and waits for the answer.
   *
   * @param event such as {@code status}
   * @param payload an object
   * @return the answer, with the frames before it
   */
  public RawReply push(String event, String payload) {
    RawReply answer = pushed(event, payload);
    for (int waits = 0; answer.reason().equals("rate_limited") && waits < MOST_WAITS; waits++) {
      long millis = answer.response().getInt("retry_after_ms", 60_000) + 1000L;
      Pause.of(Duration.ofMillis(millis), "the server limits the rate");
      // A minute without a word would end the connection.
      settle();
      answer = pushed(event, payload);
    }
    return answer;
  }

  private RawReply pushed(String event, String payload) {
    String ref = Integer.toString(++lastRef);
    send(frame(joinRef, ref, event, payload));
    return reply(ref);
  }

  /**
   * Sends a frame with another join_ref than the current join's.
   *
   * @param otherJoinRef the join_ref
   * @param event such as {@code status}
   * @param payload an object
   */
  public void pushAs(String otherJoinRef, String event, String payload) {
    send(frame(otherJoinRef, Integer.toString(++lastRef), event, payload));
  }

  /**
   * Sends a text.
   *
   * @param text any
   */
  public void send(String text) {
    socket.sendText(text, true).join();
  }

  private String frame(String join, String ref, String event, String payload) {
    return "[\"%s\",\"%s\",%s,\"%s\",%s]"
        .formatted(join, ref, RawJson.quote(topic), event, payload);
  }

  /**
   * Makes sure that everything pushed before was handled: asks for a heartbeat.
   *
   * @return the frames before the answer
   */
  public List<RawFrame> settle() {
    String ref = "settle-" + ++lastRef;
    send("[null,\"" + ref + "\",\"phoenix\",\"heartbeat\",{}]");
    RawReply answer = reply(ref);
    if (!answer.ok()) {
      throw new AssertionError("a heartbeat was refused: " + answer);
    }
    return answer.before();
  }

  private RawReply reply(String ref) {
    List<RawFrame> frames = hearUntil(frame -> frame.answers(ref));
    RawFrame last = frames.remove(frames.size() - 1);
    return RawReply.of(last, frames);
  }

  /**
   * Hears frames until one is as wanted.
   *
   * @param wanted which one
   * @return all of them; the last is the wanted one
   */
  public List<RawFrame> hearUntil(Predicate<RawFrame> wanted) {
    List<RawFrame> frames = new ArrayList<>();
    do {
      frames.add(hear(frames));
    } while (!wanted.test(frames.get(frames.size() - 1)));
    return frames;
  }

  private RawFrame hear(List<RawFrame> before) {
    try {
      String text = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("nothing more was heard after " + before + "; close " + closed);
      }
      return RawFrame.parse(text);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  /**
   * Waits until the server closes.
   *
   * @return the code; 1006 if the connection broke
   */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Closes without waiting for an answer. */
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
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.complete(failure instanceof IOException ? 1006 : 1002);
    }
  }
}
