package io.dustlayer.cdi.tck.weld.soak;

import java.util.Optional;

/**
 * An event of a record, as it was told or as it must be told.
 *
 * @param seq its {@code storeSeq}
 * @param slug the record's key
 * @param content the record; empty if it is gone
 * @param own whether the application itself made the change
 */
record SeenEvent(long seq, String slug, Optional<Content> content, boolean own) {

  /** What may be told once only. */
  String key() {
    return slug + " at " + seq;
  }
}
