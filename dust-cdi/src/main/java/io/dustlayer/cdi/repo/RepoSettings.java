package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.spi.DustTransport;

/**
 * How repositories of a store read and write.
 *
 * @param atomicFlatWrites whether the properties of a FLAT record are written by one batch instead
 *     of one write each
 * @param pageSize how many leaves one page of a list holds, 1 to {@link DustTransport#MAX_PAGE}
 * @param eventQueue how many events wait for one subscriber at most, 1 or more
 */
public record RepoSettings(boolean atomicFlatWrites, int pageSize, int eventQueue) {

  /** How many events wait for one subscriber if nothing else is set. */
  public static final int DEFAULT_EVENT_QUEUE = 1000;

  /** Separate writes and the largest pages. */
  public static final RepoSettings DEFAULT = new RepoSettings(false, DustTransport.MAX_PAGE);

  /**
   * Checks the ranges.
   *
   * @param atomicFlatWrites whether FLAT records are written by one batch
   * @param pageSize how many leaves one page holds
   * @param eventQueue how many events wait for one subscriber
   * @throws IllegalArgumentException if page size or queue are out of range
   */
  public RepoSettings {
    if (pageSize < 1 || pageSize > DustTransport.MAX_PAGE) {
      throw new IllegalArgumentException(
          "a page holds 1 to " + DustTransport.MAX_PAGE + " leaves, not " + pageSize);
    }
    if (eventQueue < 1) {
      throw new IllegalArgumentException("a queue holds 1 event or more, not " + eventQueue);
    }
  }

  /**
   * Settings with the default queue of events.
   *
   * @param atomicFlatWrites whether FLAT records are written together
   * @param pageSize how many leaves one page holds
   */
  public RepoSettings(boolean atomicFlatWrites, int pageSize) {
    this(atomicFlatWrites, pageSize, DEFAULT_EVENT_QUEUE);
  }
}
