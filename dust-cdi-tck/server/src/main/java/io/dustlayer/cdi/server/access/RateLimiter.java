package io.dustlayer.cdi.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the requests of each token in fixed windows of a minute, reads apart from writes. HTTP and
 * channels share one instance. Thread-safe.
 */
public final class RateLimiter {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final RateLimits limits;
  private final InstantSource clock;
  private final Map<Bucket, Window> windows = new HashMap<>();

  /** What kind of request is counted. */
  public enum Kind {
    /** GET and HEAD. */
    READ,
    /** Every other HTTP request, also a batch read, and each channel write. */
    WRITE
  }

  /**
   * The answer for one request.
   *
   * @param allowed whether it may go on
   * @param limit the requests allowed in a window
   * @param remaining what is left of them
   * @param resetSeconds until the window ends, rounded down
   */
  public record Verdict(boolean allowed, int limit, int remaining, long resetSeconds) {}

  private record Bucket(String tokenId, Kind kind) {}

  private static final class Window {
    private final Instant end;
    private int used;

    Window(Instant end) {
      this.end = end;
    }
  }

  /**
   * A limiter without history.
   *
   * @param limits not null
   * @param clock the time of each request
   */
  public RateLimiter(RateLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Counts one request.
   *
   * @param token whose request it is
   * @param kind read or write
   * @return whether it is allowed; a refused request does not count
   */
  public synchronized Verdict count(AccessToken token, Kind kind) {
    Instant now = clock.instant();
    Window window =
        windows.compute(
            new Bucket(token.id(), kind),
            (bucket, current) ->
                current == null || !now.isBefore(current.end)
                    ? new Window(now.plus(WINDOW))
                    : current);
    int limit = kind == Kind.READ ? limits.reads() : limits.writes();
    boolean allowed = window.used < limit;
    if (allowed) {
      window.used++;
    }
    long reset = Duration.between(now, window.end).toSeconds();
    return new Verdict(allowed, limit, limit - window.used, reset);
  }
}
