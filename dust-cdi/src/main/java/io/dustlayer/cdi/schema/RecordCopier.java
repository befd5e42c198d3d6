package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.bean.BeanFunction;

/**
 * Makes instances of a record that are as loading it again would make them. Immutable; safe to
 * share between threads.
 *
 * @param <T> an entity whose fields hold nothing that can be changed
 */
public final class RecordCopier<T> {

  private final Class<T> type;
  private final BeanFunction copy;

  RecordCopier(Class<T> type, BeanFunction copy) {
    this.type = type;
    this.copy = copy;
  }

  /**
   * Copies a record.
   *
   * @param record one that was loaded, and not changed since
   * @return a new instance
   * @throws IllegalStateException if the constructor throws
   */
  @SuppressWarnings(
      "unchecked") // made for the type; to look again would be a good part of the cost
  public T copy(T record) {
    try {
      return (T) copy.apply(record, null);
    } catch (Throwable thrown) {
      throw new IllegalStateException(
          "the constructor of " + type.getSimpleName() + " throws " + thrown, thrown);
    }
  }
}
