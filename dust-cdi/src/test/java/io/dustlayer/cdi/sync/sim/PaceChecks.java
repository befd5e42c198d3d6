package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Status;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often the engine tries again: neither hammering a server nor forgetting it. */
final class PaceChecks {

  private static final long MINUTE = 60 * World.SECOND;
  private static final int ATTEMPTS_A_MINUTE = 40;
  private static final long LONGEST_BACKOFF = 31 * World.SECOND;
  private static final long LONGEST_SLOW = 92 * World.SECOND;
  private static final long SHORTEST_SLOW = 29 * World.SECOND;
  private static final long LONGEST_GAP = 12 * World.SECOND;
  private static final int MANY_CRASHES = 8;
  private static final long NEVER = Long.MIN_VALUE;
  private static final long NO_SOCKET = 0;

  private final Deque<Long> attempts = new ArrayDeque<>();
  private final Deque<Long> joins = new ArrayDeque<>();
  private final World world;
  private final Clock clock;
  private long generation;
  private long downSince = NEVER;
  private long refusedAt = NEVER;
  private long gapSince = NEVER;
  private int crashes;
  private boolean tooBig;

  PaceChecks(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  /** The process stood still, so that it may be late. */
  void thawed() {
    downSince = downSince == NEVER ? NEVER : world.now();
    gapSince = NEVER;
  }

  void before(Input input, long watermark) {
    if (input instanceof Input.Start || input instanceof Input.Stop) {
      attempts.clear();
      joins.clear();
      downSince = NEVER;
      refusedAt = NEVER;
      crashes = 0;
    } else if (input instanceof Input.SocketClosed closed && closed.generation() == generation) {
      downSince = downSince == NEVER ? world.now() : downSince;
      if (closed.cause().kind() == CloseCause.Kind.REFUSED) {
        refusedAt = clock.now();
      }
      tooBig = closed.cause().kind() == CloseCause.Kind.TOO_BIG;
    } else if (input instanceof Input.FrameReceived received
        && received.generation() == generation) {
      received(received.frame(), watermark);
    }
  }

  private void received(Frame frame, long watermark) {
    if (Frames.isRefusedJoin(frame, "unauthorized")
        || Frames.isRefusedJoin(frame, "rate_limited")) {
      refusedAt = clock.now();
    } else if (Frames.isRefusedJoin(frame, "join crashed") || frame.event().equals("phx_error")) {
      crashes++;
    } else if (frame.event().equals("catch_up_complete")) {
      crashes = 0;
    } else if (isEventBeyond(frame, watermark) && gapSince == NEVER) {
      gapSince = world.now();
    }
  }

  private static boolean isEventBeyond(Frame frame, long watermark) {
    return Frames.isEvent(frame) && frame.joinRef() == null && Frames.seq(frame) > watermark + 1;
  }

  void saw(Effect effect) {
    if (effect instanceof Effect.OpenSocket open) {
      generation = open.generation();
      triesAgain();
      downSince = NEVER;
      limit("attempts to connect", attempts);
    } else if (effect instanceof Effect.CloseSocket close && close.generation() == generation) {
      // What still comes from it means nothing.
      generation = NO_SOCKET;
      downSince = world.now();
    } else if (effect instanceof Effect.SendFrame send && send.frame().event().equals("phx_join")) {
      triesAgain();
      tooOftenCrashed();
      gapSince = NEVER;
      limit("joins", joins);
    }
  }

  private void triesAgain() {
    if (refusedAt != NEVER && clock.now() - refusedAt < SHORTEST_SLOW) {
      throw new Violation("tries again too soon after its token was refused");
    }
    refusedAt = NEVER;
  }

  private void tooOftenCrashed() {
    if (crashes >= MANY_CRASHES
        && !joins.isEmpty()
        && clock.now() - joins.getLast() < SHORTEST_SLOW) {
      throw new Violation("joins again too soon after " + crashes + " crashes");
    }
  }

  private void limit(String what, Deque<Long> times) {
    times.add(clock.now());
    while (clock.now() - times.peek() > MINUTE) {
      times.remove();
    }
    if (times.size() > ATTEMPTS_A_MINUTE) {
      throw new Violation(times.size() + " " + what + " within a minute");
    }
  }

  void after(Status status, boolean wanted, boolean nextIsHeard) {
    boolean slow = refusedAt != NEVER || crashes > 0 || tooBig;
    if (wanted
        && downSince != NEVER
        && status.phase() != Status.Phase.FAILED
        && world.now() - downSince > (slow ? LONGEST_SLOW : LONGEST_BACKOFF)) {
      throw new Violation("has not tried to connect since " + downSince);
    }
    // What was heard but waits for a read over HTTP is no gap.
    if (status.phase() != Status.Phase.LIVE || nextIsHeard) {
      gapSince = NEVER;
    } else if (gapSince != NEVER && world.now() - gapSince > LONGEST_GAP) {
      throw new Violation("a gap after " + status.watermark() + " stays open");
    }
  }

  /** The watermark has moved, so that a gap is closed, or another one. */
  void moved() {
    gapSince = NEVER;
  }
}
