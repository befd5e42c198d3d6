package io.dustlayer.cdi.server.fault;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The faults scripted for the WebSockets of one server. Thread-safe. */
public final class FrameFaults {
  private final List<FrameRule> rules = new CopyOnWriteArrayList<>();
  private volatile FaultTimer timer;

  /** No faults. */
  FrameFaults() {
    // Nothing is scripted yet.
  }

  /**
   * Has the next matching frames go wrong. Of several rules that match, the oldest is used.
   *
   * @param times how many frames, at least 1
   * @param matching which frames; called by many threads
   * @param fault how
   * @return the rule, to look at, to cancel or to release
   * @throws IllegalArgumentException if times is below 1
   */
  public FrameRule next(int times, Predicate<FrameLine> matching, FrameFault fault) {
    if (times < 1) {
      throw new IllegalArgumentException("a fault must hit at least 1 frame, not " + times);
    }
    return add(new FrameRule(times, Objects.requireNonNull(matching), required(fault)));
  }

  /**
   * Has some of the matching frames go wrong, until the rule is cancelled. With the same seed it is
   * the same ones among the matching frames, in the order in which they come.
   *
   * @param probability from 0 to 1
   * @param seed of the choice
   * @param matching which frames; called by many threads
   * @param fault how
   * @return the rule, to look at, to cancel or to release
   * @throws IllegalArgumentException if the probability is no probability
   */
  public FrameRule sometimes(
      double probability, long seed, Predicate<FrameLine> matching, FrameFault fault) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability + " is not from 0 to 1");
    }
    Objects.requireNonNull(matching);
    return add(new FrameRule(Integer.MAX_VALUE, probability, seed, matching, required(fault)));
  }

  /**
   * Has delays pass by another clock than the real one.
   *
   * @param virtual for tests
   */
  public void timer(FaultTimer virtual) {
    this.timer = Objects.requireNonNull(virtual, "virtual");
  }

  /** Cancels every rule. What they have done to sockets stays. */
  public void clear() {
    rules.forEach(FrameRule::cancel);
    rules.clear();
  }

  /**
   * Whether no frame will go wrong. For the server itself.
   *
   * @return true if there are no rules
   */
  public boolean isQuiet() {
    return rules.isEmpty();
  }

  /**
   * Uses up one hit of the oldest rule that matches. For the server itself.
   *
   * @param line the frame
   * @return nothing if the frame is to arrive well
   */
  public Optional<FrameRule> strike(FrameLine line) {
    Optional<FrameRule> hit = rules.stream().filter(rule -> rule.strikes(line)).findFirst();
    rules.removeIf(rule -> rule.remaining() == 0);
    return hit;
  }

  /**
   * What lets delays pass. For the server itself.
   *
   * @param real is used unless there is another
   * @return never null
   */
  public FaultTimer timerOr(FaultTimer real) {
    FaultTimer virtual = timer;
    return virtual == null ? real : virtual;
  }

  private FrameRule add(FrameRule rule) {
    rules.add(rule);
    return rule;
  }

  private static FrameFault required(FrameFault fault) {
    return Objects.requireNonNull(fault, "fault");
  }
}
