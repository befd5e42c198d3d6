package io.dustlayer.cdi.server.fault;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The faults scripted for one server: here those of HTTP requests. Thread-safe. */
public final class Faults {
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final FrameFaults frames = new FrameFaults();

  /** No faults. */
  public Faults() {
    // Nothing is scripted yet.
  }

  /**
   * Has the next matching requests go wrong. Of several rules that match, the oldest is used.
   *
   * @param times how many requests, at least 1
   * @param matching which requests
   * @param fault how
   * @return the rule, to look at or to cancel
   * @throws IllegalArgumentException if times is below 1
   */
  public FaultRule next(int times, Predicate<RequestLine> matching, HttpFault fault) {
    if (times < 1) {
      throw new IllegalArgumentException("a fault must hit at least 1 request, not " + times);
    }
    FaultRule rule =
        new FaultRule(times, Objects.requireNonNull(matching), Objects.requireNonNull(fault));
    rules.add(rule);
    return rule;
  }

  /**
   * The faults of WebSockets, once they are open.
   *
   * @return never null; empty at first
   */
  public FrameFaults frames() {
    return frames;
  }

  /** Cancels every rule, those of WebSockets too. */
  public void clear() {
    frames.clear();
    rules.forEach(FaultRule::cancel);
    rules.clear();
  }

  /**
   * Uses up one hit of the oldest rule that matches. For the server itself.
   *
   * @param line the request
   * @return nothing if the request is to go well
   */
  public Optional<FaultRule> strike(RequestLine line) {
    Optional<FaultRule> hit = rules.stream().filter(rule -> rule.hits(line)).findFirst();
    rules.removeIf(rule -> rule.remaining() == 0);
    return hit;
  }
}
