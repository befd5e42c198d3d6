package io.dustlayer.cdi.server.fault;

import java.util.Random;
import java.util.function.Predicate;

/** A fault in effect for some frames. Thread-safe. */
public final class FrameRule {
  private final Predicate<FrameLine> matching;
  private final FrameFault fault;
  private final double probability;
  private final Random random;
  private final HeldBack held = new HeldBack();
  private int remaining;
  private int hits;

  FrameRule(int times, Predicate<FrameLine> matching, FrameFault fault) {
    this(times, 1, 0, matching, fault);
  }

  FrameRule(
      int times, double probability, long seed, Predicate<FrameLine> matching, FrameFault fault) {
    this.remaining = times;
    this.probability = probability;
    this.random = new Random(seed);
    this.matching = matching;
    this.fault = fault;
  }

  /**
   * How many more frames it will hit.
   *
   * @return 0 when it is spent or cancelled
   */
  public synchronized int remaining() {
    return remaining;
  }

  /**
   * How many frames it has hit.
   *
   * @return at least 0
   */
  public synchronized int hits() {
    return hits;
  }

  /** Lets it hit no more frames. What it has done already stays. */
  public synchronized void cancel() {
    remaining = 0;
  }

  /**
   * The fault.
   *
   * @return never null
   */
  public FrameFault fault() {
    return fault;
  }

  /**
   * Keeps something until {@link #release()}. For the server itself.
   *
   * @param work lets a frame arrive
   */
  public void hold(Runnable work) {
    held.add(work);
  }

  /**
   * Lets the frames arrive, in order, that {@link FrameFault.Hold} and {@link FrameFault.Stall}
   * have kept.
   */
  public void release() {
    held.release();
  }

  synchronized boolean strikes(FrameLine line) {
    boolean hit =
        remaining > 0
            && matching.test(line)
            && (probability >= 1 || random.nextDouble() < probability);
    if (hit) {
      remaining--;
      hits++;
    }
    return hit;
  }
}
