package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonValue;

/**
 * A stored leaf.
 *
 * @param value its value
 * @param revision the {@code store_seq} that last wrote it; 0 if that is not known
 */
record Leaf(JsonValue value, long revision) {

  /** Whether a mirror that holds this agrees with the server. */
  boolean agreesWith(Leaf server) {
    return WireWrite.text(value).equals(WireWrite.text(server.value))
        && (revision == 0 || revision == server.revision);
  }
}
