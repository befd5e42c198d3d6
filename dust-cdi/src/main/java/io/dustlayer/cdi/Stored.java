package io.dustlayer.cdi;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A record together with the revisions it was read at: what optimistic locking starts from.
 *
 * @param slug the record's key
 * @param record the record
 * @param revision the highest revision of the record's leaves
 * @param propertyRevisions for each stored property, by Java name, the highest revision of its
 *     leaves
 * @param leaves every leaf stored below the record, also those that no property names
 * @param <T> the entity
 */
public record Stored<T>(
    String slug, T record, long revision, Map<String, Long> propertyRevisions, List<Leaf> leaves) {

  /**
   * Copies the collections.
   *
   * @param slug the record's key
   * @param record the record
   * @param revision the highest revision of the record's leaves
   * @param propertyRevisions for each stored property, by Java name, the highest revision of its
   *     leaves
   * @param leaves every leaf stored below the record, also those that no property names
   */
  public Stored {
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(record, "record");
    propertyRevisions = Map.copyOf(propertyRevisions);
    leaves = List.copyOf(leaves);
  }

  /**
   * One stored leaf.
   *
   * @param segments where it lies below the record, for example {@code ["tags", "java"]}
   * @param revision the {@code store_seq} of the operation that last wrote it
   */
  public record Leaf(List<String> segments, long revision) {

    /**
     * Copies the segments.
     *
     * @param segments where it lies below the record, for example {@code ["tags", "java"]}
     * @param revision the {@code store_seq} of the operation that last wrote it
     */
    public Leaf {
      segments = List.copyOf(segments);
    }
  }
}
