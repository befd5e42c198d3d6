package io.dustlayer.cdi.server.store;

/** Says that the log does not reach back to an op any more. */
public final class CompactedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The earliest state that is still known. */
  private final long earliestAvailable;

  CompactedException(long earliestAvailable) {
    super("the log begins after op " + earliestAvailable, null, false, false);
    this.earliestAvailable = earliestAvailable;
  }

  /**
   * The earliest state that is still known.
   *
   * @return the store_seq of the snapshot
   */
  public long earliestAvailable() {
    return earliestAvailable;
  }
}
