package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Store;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;

/**
 * One join of one socket. Live events begin where the catch-up ends. Thread-safe: the socket's
 * thread handles pushes, the executor catches up, and whoever commits announces; while this lock is
 * held nobody asks the store for anything.
 */
final class StoreChannel {
  private final ClientSocket socket;
  private final Store store;
  private final StoreHub hub;
  private final String topic;
  private final JsonValue joinRef;
  private final Set<Quirk> quirks;
  private boolean live;
  private boolean missed;
  private boolean closed;

  StoreChannel(ClientSocket socket, Store store, StoreHub hub, Message join, Set<Quirk> quirks) {
    this.socket = socket;
    this.store = store;
    this.hub = hub;
    this.topic = join.topic();
    this.joinRef = join.joinRef();
    this.quirks = quirks;
    this.live = quirks.contains(Quirk.LIVE_OVERTAKES_CATCH_UP);
  }

  Store store() {
    return store;
  }

  StoreHub hub() {
    return hub;
  }

  String topic() {
    return topic;
  }

  JsonValue joinRef() {
    return joinRef;
  }

  MessageCodec codec() {
    return socket.codec();
  }

  Outbox outbox() {
    return socket.outbox();
  }

  /** Hears of commits from now on. */
  void open() {
    hub.join(this);
  }

  /** Hears of nothing more. Closing again does nothing. */
  void close() {
    hub.leave(this);
    synchronized (this) {
      closed = true;
    }
  }

  synchronized boolean closed() {
    return closed;
  }

  /** A frame of this join that the client did not ask for. */
  WireFrame pushed(String event, JsonObject payload) {
    return codec().encode(Message.push(joinRef, topic, event, payload));
  }

  /** Passes the frame of a commit on, unless the catch-up has yet to come to it. */
  synchronized void announce(WireFrame frame) {
    if (live && !closed) {
      outbox().add(frame);
    }
    missed = true;
  }

  /** Ends the catch-up, unless there was a commit that it has yet to come to. */
  synchronized boolean goLive(WireFrame complete) {
    if (missed && !live && !closed) {
      missed = false;
      return false;
    }
    live = true;
    if (!closed) {
      outbox().add(complete);
    }
    return true;
  }

  /** Tells the client that the store's time is over. */
  void expired() {
    if (quirks.contains(Quirk.EXPIRED_CHANNELS_LIVE_ON)) {
      JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;
      outbox().add(codec().encode(Message.push(JsonValue.NULL, topic, "phx_close", nothing)));
    } else {
      socket.ended(this, "phx_close");
    }
  }

  /** Does something of this channel's; if that fails, the channel crashes. */
  void guarded(Runnable work) {
    if (closed()) {
      return;
    }
    try {
      work.run();
    } catch (ChannelCrash crash) {
      socket.ended(this, "phx_error");
    } catch (RuntimeException defect) {
      ChannelLog.crashed(topic, defect);
      socket.ended(this, "phx_error");
    }
  }
}
