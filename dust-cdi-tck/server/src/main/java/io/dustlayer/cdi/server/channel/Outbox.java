package io.dustlayer.cdi.server.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The frames that wait for one client, in order. One sender at a time empties it, on the executor:
 * whoever adds a frame never waits for the client. A client that falls too far behind is cut off.
 * Thread-safe.
 */
final class Outbox {
  private final Wire wire;
  private final Executor executor;
  private final ChannelSettings settings;
  private final Runnable overflow;
  private final Deque<Item> queue = new ArrayDeque<>();
  private int waiting;
  private long weight;
  private boolean sending;
  private boolean closed;

  /** A frame, or something to do when all before it is gone. */
  private record Item(WireFrame frame, boolean counted, Runnable action) {}

  Outbox(Wire wire, Executor executor, ChannelSettings settings, Runnable overflow) {
    this.wire = wire;
    this.executor = executor;
    this.settings = settings;
    this.overflow = overflow;
  }

  /** Adds a frame that nobody holds back: too many of them end the connection. */
  void add(WireFrame frame) {
    boolean over;
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting++;
      weight += frame.weight();
      over = waiting > settings.longestQueue() || weight > settings.heaviestQueue();
      closed = over;
      enqueue(new Item(frame, true, null));
    }
    if (over) {
      discard();
      executor.execute(overflow);
    }
  }

  /** Adds a frame of those that are made only as fast as the client takes them. */
  synchronized void addPaced(WireFrame frame) {
    if (!closed) {
      enqueue(new Item(frame, false, null));
    }
  }

  /** Does something when everything before is gone. */
  synchronized void then(Runnable action) {
    if (!closed) {
      enqueue(new Item(null, false, action));
    }
  }

  private void enqueue(Item item) {
    queue.add(item);
    if (!sending) {
      sending = true;
      executor.execute(this::drain);
    }
  }

  /** Lets nothing more leave. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    discard();
  }

  private synchronized void discard() {
    queue.clear();
  }

  private void drain() {
    for (Item item = next(); item != null; item = next()) {
      if (item.frame() == null) {
        executor.execute(item.action());
      } else if (!sentAtOnce(item.frame())) {
        return;
      }
    }
  }

  private synchronized Item next() {
    Item item = queue.poll();
    sending = item != null;
    if (item != null && item.counted()) {
      waiting--;
      weight -= item.frame().weight();
    }
    return item;
  }

  /** Sends; if that takes longer than the call, the sender goes on when it is done. */
  private boolean sentAtOnce(WireFrame frame) {
    AtomicBoolean first = new AtomicBoolean(true);
    wire.send(
        frame,
        () -> {
          if (!first.getAndSet(false)) {
            executor.execute(this::drain);
          }
        });
    return !first.getAndSet(false);
  }
}
