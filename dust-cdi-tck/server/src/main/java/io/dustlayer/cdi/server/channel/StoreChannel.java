package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.store.Store;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

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
  private boolean live;
  private boolean missed;
  private boolean closed;

  StoreChannel(ClientSocket socket, Store store, StoreHub hub, String topic, JsonValue joinRef) {
    this.socket = socket;
    this.store = store;
    this.hub = hub;
    this.topic = topic;
    this.joinRef = joinRef;
  }

  Store store() {
    return store;
  }

  JsonValue joinRef() {
    return joinRef;
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

  /** A frame of this join that the client did not ask for. */
  WireFrame pushed(String event, JsonObject payload) {
    return socket.codec().encode(Message.push(joinRef, topic, event, payload));
  }

  /** Passes a commit on, unless the catch-up has yet to come to it. */
  synchronized void announce(Announcement announcement) {
    if (live && !closed) {
      socket.outbox().add(announcement.frame(topic, socket.codec()));
    } else {
      missed = true;
    }
  }

  /** Ends the catch-up, unless there was a commit since this was last asked. */
  synchronized boolean goLive(WireFrame complete) {
    if (missed && !closed) {
      missed = false;
      return false;
    }
    live = true;
    if (!closed) {
      socket.outbox().add(complete);
    }
    return true;
  }

  synchronized boolean closed() {
    return closed;
  }

  /** Does something of this channel's; if that fails, the channel crashes. */
  void guarded(Runnable work) {
    if (closed()) {
      return;
    }
    try {
      work.run();
    } catch (ChannelCrash crash) {
      socket.crashed(this, topic);
    } catch (RuntimeException defect) {
      ChannelLog.crashed(topic, defect);
      socket.crashed(this, topic);
    }
  }
}
