package io.dustlayer.cdi.schema;

import java.util.List;
import java.util.Objects;

/**
 * What became of a stored record.
 *
 * @param <T> the entity
 */
public sealed interface Loaded<T> {

  /**
   * It could be loaded.
   *
   * @param record the record
   * @param <T> the entity
   */
  record Ok<T>(T record) implements Loaded<T> {

    /**
     * Checks that there is a record.
     *
     * @param record the record
     */
    public Ok {
      Objects.requireNonNull(record, "record");
    }
  }

  /**
   * It could not be loaded.
   *
   * @param slug its key
   * @param missing the Java names of required properties that are absent, null or {@code ""}
   * @param unrecognized stored names that belong to no property
   * @param problems what else is wrong, each with the property's Java name and the reason, without
   *     the stored value
   * @param <T> the entity
   */
  record Unloadable<T>(
      String slug, List<String> missing, List<String> unrecognized, List<String> problems)
      implements Loaded<T> {

    /**
     * Copies the lists.
     *
     * @param slug its key
     * @param missing the Java names of required properties that are absent, null or {@code ""}
     * @param unrecognized stored names that belong to no property
     * @param problems what else is wrong, each with the property's Java name and the reason,
     *     without the stored value
     */
    public Unloadable {
      Objects.requireNonNull(slug, "slug");
      missing = List.copyOf(missing);
      unrecognized = List.copyOf(unrecognized);
      problems = List.copyOf(problems);
    }
  }
}
