package io.dustlayer.cdi.server.access;

/**
 * How much there may be. As with a real server only stores that are created, and only sets and
 * merges of channels are limited: HTTP writes leaves beyond the limit.
 *
 * @param keys leaves in a store
 * @param stores stores of an organization
 */
public record PlanLimits(long keys, long stores) {
  /**
   * Checks the numbers.
   *
   * @param keys at least 0
   * @param stores at least 0
   */
  public PlanLimits {
    if (keys < 0 || stores < 0) {
      throw new IllegalArgumentException(
          "limits must be at least 0, not " + keys + " keys and " + stores + " stores");
    }
  }

  /**
   * No limits.
   *
   * @return limits that nobody reaches
   */
  public static PlanLimits none() {
    return new PlanLimits(Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
