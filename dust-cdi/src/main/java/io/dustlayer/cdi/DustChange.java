package io.dustlayer.cdi;

import java.util.Objects;
import java.util.Optional;

/**
 * A committed change of one record, for observers of {@link io.dustlayer.cdi.event.Changed}: a
 * {@link DustEvent} without a type parameter, which CDI does not allow in events.
 *
 * @param schema the record's class
 * @param slug the record's key
 * @param record the record as of {@code storeSeq}; empty if it is gone, or can no longer be loaded
 * @param storeSeq the store's sequence number of the operation
 * @param own whether this client made the change
 */
public record DustChange(
    Class<?> schema, String slug, Optional<Object> record, long storeSeq, boolean own) {

  /**
   * Checks that nothing is null.
   *
   * @param schema the record's class
   * @param slug the record's key
   * @param record the record; empty if it is gone
   * @param storeSeq the store's sequence number of the operation
   * @param own whether this client made the change
   */
  public DustChange {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(record, "record");
  }

  /**
   * The record with its type.
   *
   * @param type the schema or a supertype
   * @param <T> the entity
   * @return empty if the record is gone
   * @throws ClassCastException if the record is of another type
   */
  public <T> Optional<T> record(Class<T> type) {
    return record.map(type::cast);
  }
}
