package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.fault.FaultTimer;
import io.dustlayer.cdi.server.fault.FrameFault;
import io.dustlayer.cdi.server.fault.FrameRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The frames of one socket in one direction, on which faults delay, double and reorder them. One is
 * carried at a time; those behind one that is delayed wait for it. Thread-safe.
 */
final class Lane {
  private static final Runnable NOTHING = () -> {};

  private final Carrier carrier;
  private final FaultTimer timer;
  private final Deque<Item> queue = new ArrayDeque<>();
  private final List<Postponed> postponed = new ArrayList<>();
  private boolean busy;
  private FrameFault.Slow slow;

  /** Takes a frame to where it belongs, and says when it is there. */
  @FunctionalInterface
  interface Carrier {
    void carry(WireFrame frame, Runnable done);
  }

  /** A frame, what to do when it has arrived, and what lets it go. */
  private record Item(WireFrame frame, Runnable done, Consumer<Runnable> gate) {}

  /** A frame that waits for others to overtake it. */
  private static final class Postponed {
    private final WireFrame frame;
    private int behind;

    Postponed(WireFrame frame, int behind) {
      this.frame = frame;
      this.behind = behind;
    }
  }

  Lane(Carrier carrier, FaultTimer timer) {
    this.carrier = carrier;
    this.timer = timer;
  }

  /** Lets a frame go its way. */
  void pass(WireFrame frame, Runnable done) {
    List<Item> items = new ArrayList<>();
    items.add(new Item(frame, done, Runnable::run));
    synchronized (this) {
      for (Postponed late : List.copyOf(postponed)) {
        if (--late.behind == 0) {
          postponed.remove(late);
          items.add(new Item(late.frame, NOTHING, Runnable::run));
        }
      }
    }
    items.forEach(this::add);
  }

  /** Lets a frame go wrong in a way that concerns nothing but its arrival. */
  void goWrong(FrameRule rule, WireFrame frame, Runnable done) {
    FrameFault fault = rule.fault();
    if (fault instanceof FrameFault.Delay delay) {
      add(new Item(frame, done, go -> timer.after(delay.by(), go)));
    } else if (fault instanceof FrameFault.Stall) {
      add(new Item(frame, done, rule::hold));
    } else if (fault instanceof FrameFault.Hold) {
      rule.hold(() -> add(new Item(frame, NOTHING, Runnable::run)));
      done.run();
    } else if (fault instanceof FrameFault.Reorder reorder) {
      postpone(new Postponed(frame, reorder.behind()));
      done.run();
    } else if (fault instanceof FrameFault.Duplicate duplicate) {
      for (int i = 1; i < duplicate.times(); i++) {
        pass(frame, NOTHING);
      }
      pass(frame, done);
    } else if (fault instanceof FrameFault.Garbage garbage) {
      add(new Item(new WireFrame.Text(garbage.text()), NOTHING, Runnable::run));
      pass(frame, done);
    } else if (fault instanceof FrameFault.Oversize oversize) {
      pass(padded(frame, oversize.bytes()), done);
    } else if (fault instanceof FrameFault.Slow slower) {
      slowDown(slower);
      pass(frame, done);
    } else {
      done.run();
    }
  }

  private synchronized void postpone(Postponed late) {
    postponed.add(late);
  }

  private synchronized void slowDown(FrameFault.Slow slower) {
    slow = slower;
  }

  private static WireFrame padded(WireFrame frame, int bytes) {
    if (frame instanceof WireFrame.Text text) {
      int missing = bytes - text.text().getBytes(StandardCharsets.UTF_8).length;
      return new WireFrame.Text(text.text() + " ".repeat(Math.max(missing, 0)));
    } else if (frame instanceof WireFrame.Binary binary) {
      int length = Math.max(bytes, binary.bytes().length);
      return new WireFrame.Binary(Arrays.copyOf(binary.bytes(), length));
    }
    return frame;
  }

  private void add(Item item) {
    synchronized (this) {
      queue.add(slowed(item));
      if (busy) {
        return;
      }
      busy = true;
    }
    drain();
  }

  private Item slowed(Item item) {
    FrameFault.Slow rate = slow;
    return rate == null
        ? item
        : new Item(
            item.frame(),
            item.done(),
            go -> item.gate().accept(() -> timer.after(rate.time(item.frame().weight()), go)));
  }

  private void drain() {
    for (Item item = next(); item != null; item = next()) {
      if (!carriedAtOnce(item)) {
        return;
      }
    }
  }

  private synchronized Item next() {
    Item item = queue.poll();
    busy = item != null;
    return item;
  }

  /** Carries; if that takes longer than the call, the rest goes on when it is done. */
  private boolean carriedAtOnce(Item item) {
    AtomicBoolean first = new AtomicBoolean(true);
    item.gate()
        .accept(
            () ->
                carrier.carry(
                    item.frame(),
                    () -> {
                      item.done().run();
                      if (!first.getAndSet(false)) {
                        drain();
                      }
                    }));
    return !first.getAndSet(false);
  }
}
