package io.dustlayer.cdi;

import java.util.Objects;

/**
 * Says that changes were not delivered one by one: read the records again. Sent when a receiver was
 * slower than the changes for so long that its queue was full; to receivers of raw operations also
 * when the server sent a snapshot instead of operations; and to all when the server was restored or
 * reset to an earlier state.
 *
 * @param schema the schema whose changes are missing
 * @param fromSeq the first sequence number that may be missing
 * @param toSeq the last one; below {@code fromSeq} if the server went back
 */
public record Resync(Class<?> schema, long fromSeq, long toSeq) {

  /**
   * Checks the schema.
   *
   * @param schema the schema whose changes are missing
   * @param fromSeq the first sequence number that may be missing
   * @param toSeq the last one
   */
  public Resync {
    Objects.requireNonNull(schema, "schema");
  }
}
