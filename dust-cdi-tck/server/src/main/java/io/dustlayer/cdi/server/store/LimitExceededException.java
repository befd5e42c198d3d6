package io.dustlayer.cdi.server.store;

/** Says that there would be more of something than is allowed, and that nothing was applied. */
public final class LimitExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What there would be too much of. */
  private final String dimension;

  /** How much there is. */
  private final long current;

  /** How much is allowed. */
  private final long limit;

  LimitExceededException(String dimension, long current, long limit) {
    super("there are " + current + " " + dimension + " of " + limit, null, false, false);
    this.dimension = dimension;
    this.current = current;
    this.limit = limit;
  }

  /**
   * What there would be too much of.
   *
   * @return the wire name, such as {@code keys}
   */
  public String dimension() {
    return dimension;
  }

  /**
   * How much there is.
   *
   * @return at least 0; above the limit if something came to be in a way that is not limited
   */
  public long current() {
    return current;
  }

  /**
   * How much is allowed.
   *
   * @return at least 0
   */
  public long limit() {
    return limit;
  }
}
