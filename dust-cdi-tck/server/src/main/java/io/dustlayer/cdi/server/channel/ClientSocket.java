package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.json.JsonValues;
import io.dustlayer.cdi.server.store.Store;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One client's WebSocket. {@link #receive} is called by one thread at a time, everything else by
 * any.
 */
public final class ClientSocket {
  private static final int UNDECODABLE = 1011;

  private final ChannelServer server;
  private final Admission admission;
  private final Wire wire;
  private final Outbox outbox;
  private final Map<String, StoreChannel> channels = new ConcurrentHashMap<>();
  private volatile Instant lastHeard;

  ClientSocket(ChannelServer server, Admission admission, Wire wire) {
    this.server = server;
    this.admission = admission;
    this.wire = wire;
    this.outbox = new Outbox(wire, server.executor(), server.settings(), this::cutOff);
    this.lastHeard = server.now();
  }

  /** Takes note that the client is alive: any frame of it counts. */
  public void heard() {
    lastHeard = server.now();
  }

  /**
   * Handles what the client sent. May wait for the store, never for the client.
   *
   * @param frame a whole message
   */
  public void receive(WireFrame frame) {
    heard();
    try {
      handle(admission.codec().decode(frame));
    } catch (UndecodableFrameException undecodable) {
      wire.close(UNDECODABLE);
    }
  }

  /** Forgets everything about the client, whose connection has ended. */
  public void closed() {
    server.forget(this);
    outbox.close();
    channels.values().forEach(StoreChannel::close);
    channels.clear();
  }

  AccessToken token() {
    return admission.token();
  }

  String deviceId() {
    return admission.deviceId();
  }

  MessageCodec codec() {
    return admission.codec();
  }

  Outbox outbox() {
    return outbox;
  }

  Instant lastHeard() {
    return lastHeard;
  }

  CompletionStage<Void> close(int code) {
    return wire.close(code);
  }

  private void cutOff() {
    ChannelLog.cutOff(deviceId());
    wire.cut();
    closed();
  }

  private void handle(Message message) {
    StoreChannel channel = channels.get(message.topic());
    if (message.topic().equals("phoenix") && message.event().equals("heartbeat")) {
      send(message.answered(Reply.done()));
    } else if (message.event().equals("phx_join") && JoinRequest.isStoreTopic(message.topic())) {
      join(message);
    } else if (channel == null) {
      send(message.answeredOutsideOfChannel(Reply.error("unmatched topic")));
    } else if (channel.joinRef().equals(message.joinRef())) {
      channel.guarded(() -> push(channel, message));
    }
  }

  private void join(Message message) {
    try {
      JoinRequest request = new JoinRequest(server.catalog(), token());
      Store store = request.store(message.topic());
      LastSeq last = LastSeq.of(object(message.payload()));
      join(message, request, store, last);
    } catch (RefusedException refused) {
      send(message.answered(refused.reply()));
    }
  }

  private void join(Message message, JoinRequest request, Store store, LastSeq last) {
    StoreChannel channel =
        new StoreChannel(this, store, server.hubs().of(store), message.topic(), message.joinRef());
    channel.open();
    long storeSeq = store.storeSeq();
    StoreChannel before = channels.put(message.topic(), channel);
    if (before != null) {
      end(before, message.topic(), "phx_close");
    }
    send(message.answered(Reply.ok(request.answer(storeSeq))));
    int page = server.settings().catchUpPage();
    CatchUp catchUp = new CatchUp(channel, outbox, page, last, storeSeq);
    server.executor().execute(catchUp::run);
  }

  private void push(StoreChannel channel, Message message) {
    if (message.event().equals("phx_leave")) {
      channels.remove(message.topic(), channel);
      send(message.answered(Reply.done()));
      end(channel, message.topic(), "phx_close");
      return;
    }
    Reply reply;
    try {
      reply = server.pushes().answer(this, channel, message.event(), object(message.payload()));
    } catch (RefusedException refused) {
      reply = refused.reply();
    }
    send(message.answered(reply));
  }

  /** Tells the client that a channel has crashed; it can join again. */
  void crashed(StoreChannel channel, String topic) {
    if (channels.remove(topic, channel)) {
      end(channel, topic, "phx_error");
    }
  }

  private void end(StoreChannel channel, String topic, String event) {
    channel.close();
    JsonValue ref = channel.joinRef();
    send(new Message(ref, ref, topic, event, JsonValue.EMPTY_JSON_OBJECT));
  }

  private static JsonObject object(JsonValue payload) {
    if (payload instanceof JsonObject object) {
      return object;
    }
    return JsonValues.object().build();
  }

  private void send(Message message) {
    outbox.add(codec().encode(message));
  }
}
