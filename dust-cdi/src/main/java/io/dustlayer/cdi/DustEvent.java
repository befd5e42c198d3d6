package io.dustlayer.cdi;

/**
 * A committed change of one record, own writes included.
 *
 * @param <T> the entity
 */
public sealed interface DustEvent<T> {

  /**
   * The record's key.
   *
   * @return never null
   */
  String slug();

  /**
   * The store's sequence number of the operation that made the change.
   *
   * @return 1 or more
   */
  long storeSeq();

  /**
   * Whether this client made the change.
   *
   * @return false for changes of others, and where the author is not known
   */
  boolean own();

  /**
   * The record exists and reads as given.
   *
   * @param record the record as of {@code storeSeq}
   * @param slug the record's key
   * @param storeSeq the sequence number of the operation
   * @param own whether this client made the change
   * @param <T> the entity
   */
  record Upserted<T>(T record, String slug, long storeSeq, boolean own) implements DustEvent<T> {}

  /**
   * The record is gone, or can no longer be loaded.
   *
   * @param slug the record's key
   * @param storeSeq the sequence number of the operation
   * @param own whether this client made the change
   * @param <T> the entity
   */
  record Deleted<T>(String slug, long storeSeq, boolean own) implements DustEvent<T> {}
}
