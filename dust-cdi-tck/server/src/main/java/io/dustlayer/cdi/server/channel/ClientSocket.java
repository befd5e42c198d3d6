package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.quirk.Quirk;
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
  private final FaultyLink wire;
  private final Outbox outbox;
  private final Map<String, StoreChannel> channels = new ConcurrentHashMap<>();
  private volatile Instant lastHeard;

  ClientSocket(ChannelServer server, Admission admission, Wire wire) {
    this.server = server;
    this.admission = admission;
    this.wire = server.faulty(wire, admission, this::handle);
    this.outbox = new Outbox(this.wire, server.executor(), server.settings(), this::cutOff);
    this.lastHeard = server.now();
  }

  /**
   * Takes note that the client is alive: any frame of it counts.
   *
   * @return whether the client may be answered; false if its connection only seems to be open
   */
  public boolean heard() {
    boolean open = !wire.silent();
    if (open) {
      lastHeard = server.now();
    }
    return open;
  }

  /**
   * Handles what the client sent. May wait for the store, never for the client.
   *
   * @param frame a whole message
   */
  public void receive(WireFrame frame) {
    if (heard()) {
      wire.receive(frame);
    }
  }

  private void handle(WireFrame frame) {
    try {
      handle(codec().decode(frame));
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

  /** Tells the client that a channel has ended or crashed, unless it knows already. */
  void ended(StoreChannel channel, String event) {
    if (channels.remove(channel.topic(), channel)) {
      end(channel, event);
    }
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
      replace(channel, message);
    } else if (channel == null) {
      send(message.answeredOutsideOfChannel(Reply.error("unmatched topic")));
    } else if (channel.joinRef().equals(message.joinRef())) {
      channel.guarded(() -> push(channel, message));
    }
  }

  private void replace(StoreChannel before, Message message) {
    boolean closeLater = server.quirks().contains(Quirk.STALE_CLOSE_AFTER_REJOIN);
    if (before != null && !closeLater) {
      ended(before, "phx_close");
    }
    Runnable start = join(message);
    if (before != null && closeLater) {
      channels.remove(before.topic(), before);
      end(before, "phx_close");
    }
    start.run();
  }

  /** Answers a join and gives what is to happen next. */
  private Runnable join(Message message) {
    try {
      JoinRequest request = new JoinRequest(server.catalog(), token(), server.quirks());
      Store store = request.store(message.topic());
      LastSeq last = LastSeq.of(message.payload());
      StoreChannel channel =
          new StoreChannel(this, store, server.hubs().of(store), message, server.quirks());
      channels.put(message.topic(), channel);
      long storeSeq = store.storeSeq();
      send(message.answered(Reply.ok(request.answer(storeSeq))));
      return () -> start(channel, last, storeSeq);
    } catch (RefusedException refused) {
      send(message.answered(refused.reply()));
      return () -> {};
    }
  }

  private void start(StoreChannel channel, LastSeq last, long storeSeq) {
    channel.open();
    int page = server.settings().catchUpPage();
    CatchUp catchUp = new CatchUp(channel, last, storeSeq, page, server.quirks());
    server.executor().execute(catchUp::run);
  }

  private void push(StoreChannel channel, Message message) {
    if (message.event().equals("phx_leave")) {
      channels.remove(message.topic(), channel);
      send(message.answered(Reply.done()));
      end(channel, "phx_close");
    } else if (message.payload() instanceof JsonObject payload) {
      Push push = new Push(this, channel, message.event(), payload);
      send(message.answered(server.pushes().answer(push)));
    } else {
      throw new ChannelCrash("the payload is no object");
    }
  }

  private void end(StoreChannel channel, String event) {
    channel.close();
    JsonValue ref = channel.joinRef();
    send(new Message(ref, ref, channel.topic(), event, JsonValue.EMPTY_JSON_OBJECT));
  }

  private void send(Message message) {
    outbox.add(codec().encode(message));
  }
}
