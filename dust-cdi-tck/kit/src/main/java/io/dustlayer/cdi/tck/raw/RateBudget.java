package io.dustlayer.cdi.tck.raw;

import java.time.Duration;

/** What a server's rate limit leaves to do before the next window. */
public final class RateBudget {

  private final RawHttp http;

  /**
   * The budget of a token.
   *
   * @param http uses it
   */
  public RateBudget(RawHttp http) {
    this.http = http;
  }

  /**
   * Waits until there is enough left, or all that the server allows. Returns at once if the server
   * has no limits.
   *
   * @param writes how many writes are wanted
   * @param reads how many reads are wanted
   */
  public void await(int writes, int reads) {
    // A batch of reads counts as a write, and changes nothing.
    await(http.send("POST", "/entries/batch", "{\"paths\":[\"tck\"]}"), writes);
    await(http.list("tck", "&limit=1"), reads);
  }

  private static void await(RawAnswer answer, int wanted) {
    long limit = number(answer, "Limit", Long.MAX_VALUE);
    long remaining = number(answer, "Remaining", Long.MAX_VALUE);
    if (remaining < Math.min(wanted, limit - 1)) {
      // Servers round down, and some say a whole window whatever is left of it.
      Pause.of(
          Duration.ofSeconds(number(answer, "Reset", 60) + 1),
          "the server's rate limit leaves " + remaining + " requests of " + limit);
    }
  }

  private static long number(RawAnswer answer, String what, long otherwise) {
    return answer.header("X-RateLimit-" + what).map(Long::parseLong).orElse(otherwise);
  }
}
