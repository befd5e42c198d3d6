package io.dustlayer.cdi.bench;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.run.Message;
import io.dustlayer.cdi.sync.run.Socket;
import io.dustlayer.cdi.sync.run.SocketFactory;
import io.dustlayer.cdi.sync.run.SocketListener;
import io.dustlayer.cdi.ws.WireMessages;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The server's side of a connection without a network: it answers what a client has to ask, and
 * hands on what was prepared. On a thread of its own, like a socket.
 */
final class ReplayServer implements SocketFactory {

  private final String topic;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread socket = new Thread(task, "replay");
            socket.setDaemon(true);
            return socket;
          });
  private volatile long storeSeq;
  private volatile Supplier<List<Message>> catchUp = List::of;
  private volatile SocketListener listener;

  ReplayServer(String store, long storeSeq) {
    this.topic = "store:" + store;
    this.storeSeq = storeSeq;
  }

  /** What the next join is answered with; of its first use, so the messages must say join 1. */
  void catchUp(long seq, Supplier<List<Message>> messages) {
    storeSeq = seq;
    catchUp = messages;
  }

  /** Sends an event that nobody asked for. */
  void live(long seq, Message event) {
    storeSeq = seq;
    push(event);
  }

  /** Sends a message that was not asked for. */
  void push(Message message) {
    listener.received(message);
  }

  @Override
  public Socket open(Format format, SocketListener opened) {
    listener = opened;
    thread.execute(opened::opened);
    return new Socket() {
      @Override
      public void send(Frame frame) {
        thread.execute(() -> answer(frame));
      }

      @Override
      public void close(String why) {
        // Nobody is on the other side.
      }
    };
  }

  private void answer(Frame frame) {
    switch (frame.event()) {
      case "phx_join" -> join(frame);
      case "status" ->
          reply(
              frame, "{\"current_seq\":" + storeSeq + ",\"permissions\":{},\"scopes\":[\"read\"]}");
      default -> reply(frame, "{\"store_seq\":" + storeSeq + "}");
    }
  }

  private void join(Frame frame) {
    reply(
        frame,
        "{\"store_seq\":"
            + storeSeq
            + ",\"capver\":2,\"capver_min\":1,\"permissions\":{\"read\":true,\"write\":true},"
            + "\"scopes\":[\"entries:read\",\"entries:write\"],\"store_access\":\"all\"}");
    catchUp.get().forEach(this::push);
    push(
        WireMessages.text(
            "[\"%s\",null,\"%s\",\"catch_up_complete\",{\"through_seq\":%d}]"
                .formatted(frame.ref(), topic, storeSeq)));
  }

  private void reply(Frame frame, String response) {
    String joinRef = frame.joinRef() == null ? "null" : '"' + frame.joinRef() + '"';
    push(
        WireMessages.text(
            "[%s,\"%s\",\"%s\",\"phx_reply\",{\"status\":\"ok\",\"response\":%s}]"
                .formatted(joinRef, frame.ref(), frame.topic(), response)));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
