package io.dustlayer.cdi;

import java.util.Objects;

/**
 * A record as a committed write left it.
 *
 * @param record the record, as a read of what was written gives it back
 * @param storeSeq the store's sequence number of the last committed operation; 0 if nothing
 *     differed and so nothing was sent
 * @param <T> the entity
 */
public record Saved<T>(T record, long storeSeq) {

  /**
   * Checks that there is a record.
   *
   * @param record the record, as a read of what was written gives it back
   * @param storeSeq the store's sequence number of the last committed operation; 0 if nothing
   *     differed and so nothing was sent
   */
  public Saved {
    Objects.requireNonNull(record, "record");
  }

  /**
   * Whether anything was sent.
   *
   * @return false if the record was already as wanted
   */
  public boolean written() {
    return storeSeq > 0;
  }
}
