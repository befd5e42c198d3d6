package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonValue;

/** What a subscriber of raw operations was told. */
sealed interface SeenRaw {

  /**
   * An operation.
   *
   * @param seq its {@code storeSeq}
   * @param op such as {@code set}
   * @param path the rendered path
   * @param value the value
   * @param opId the writer's id
   * @param own whether the application itself made it
   */
  record Op(long seq, String op, String path, JsonValue value, String opId, boolean own)
      implements SeenRaw {

    /** The same text for the same operation. */
    String text() {
      return seq + " " + new WireWrite(op, path, value).text() + ' ' + opId + (own ? " own" : "");
    }
  }

  /**
   * A snapshot in place of operations.
   *
   * @param from the first that is missing
   * @param to the last one
   */
  record Resync(long from, long to) implements SeenRaw {

    boolean covers(long seq) {
      return from <= seq && seq <= to;
    }
  }
}
