package io.dustlayer.cdi.server.fault;

import java.util.function.Predicate;

/** A fault in effect for some number of requests. Thread-safe. */
public final class FaultRule {
  private final Predicate<RequestLine> matching;
  private final HttpFault fault;
  private final HeldBack held = new HeldBack();
  private int remaining;

  FaultRule(int times, Predicate<RequestLine> matching, HttpFault fault) {
    this.remaining = times;
    this.matching = matching;
    this.fault = fault;
  }

  /**
   * How many more requests it will hit.
   *
   * @return 0 when it is spent or cancelled
   */
  public synchronized int remaining() {
    return remaining;
  }

  /** Lets it hit no more requests. */
  public synchronized void cancel() {
    remaining = 0;
  }

  /**
   * The fault.
   *
   * @return never null
   */
  public HttpFault fault() {
    return fault;
  }

  /**
   * Keeps something until {@link #release()}.
   *
   * @param processing the processing of a request
   */
  public void hold(Runnable processing) {
    held.add(processing);
  }

  /**
   * Processes, on the calling thread and in order, what {@link HttpFault.WriterUnavailable} and
   * {@link HttpFault.Hang} held back.
   */
  public void release() {
    held.release();
  }

  synchronized boolean hits(RequestLine line) {
    boolean hit = remaining > 0 && matching.test(line);
    if (hit) {
      remaining--;
    }
    return hit;
  }
}
