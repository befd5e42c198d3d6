package io.dustlayer.cdi.server.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests a token may make a minute.
 *
 * @param writes PUT, POST, DELETE and channel writes; at least 1
 * @param reads everything else; at least 1
 */
public record RateLimits(int writes, int reads) {
  private static final Pattern PAIR = Pattern.compile("(\\d{1,9}),(\\d{1,9})");
  private static final int UNREACHABLE = 100_000_000;

  /**
   * Checks the numbers.
   *
   * @param writes PUT, POST, DELETE and channel writes; at least 1
   * @param reads everything else; at least 1
   */
  public RateLimits {
    if (writes < 1 || reads < 1) {
      throw new IllegalArgumentException(
          "rate limits must be at least 1, not " + writes + " writes and " + reads + " reads");
    }
  }

  /**
   * The limits of a real server: 100 writes and 1000 reads.
   *
   * @return the default limits
   */
  public static RateLimits standard() {
    return new RateLimits(100, 1000);
  }

  /**
   * Limits that nobody reaches.
   *
   * @return 100 million of each
   */
  public static RateLimits off() {
    return new RateLimits(UNREACHABLE, UNREACHABLE);
  }

  /**
   * Reads the value of the {@code --rate-limits} option.
   *
   * @param text {@code off}, {@code default} or {@code WRITES,READS}
   * @return the limits
   * @throws IllegalArgumentException if the text is none of these
   */
  public static RateLimits parse(String text) {
    Matcher pair = PAIR.matcher(text);
    if (text.equals("off")) {
      return off();
    } else if (text.equals("default")) {
      return standard();
    } else if (pair.matches()) {
      return new RateLimits(Integer.parseInt(pair.group(1)), Integer.parseInt(pair.group(2)));
    }
    throw new IllegalArgumentException(
        "rate limits \"" + text + "\" are neither off, default nor WRITES,READS such as 100,1000");
  }
}
