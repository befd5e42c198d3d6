package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.spi.DustTransport;

/**
 * How repositories of a store read and write.
 *
 * @param atomicFlatWrites whether the properties of a FLAT record are written by one batch instead
 *     of one write each
 * @param pageSize how many leaves one page of a list holds, 1 to {@link DustTransport#MAX_PAGE}
 */
public record RepoSettings(boolean atomicFlatWrites, int pageSize) {

  /** Separate writes and the largest pages. */
  public static final RepoSettings DEFAULT = new RepoSettings(false, DustTransport.MAX_PAGE);

  /**
   * Checks the page size.
   *
   * @param atomicFlatWrites whether FLAT records are written by one batch
   * @param pageSize how many leaves one page holds
   * @throws IllegalArgumentException if the page size is out of range
   */
  public RepoSettings {
    if (pageSize < 1 || pageSize > DustTransport.MAX_PAGE) {
      throw new IllegalArgumentException(
          "a page holds 1 to " + DustTransport.MAX_PAGE + " leaves, not " + pageSize);
    }
  }
}
