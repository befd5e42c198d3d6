package io.dustlayer.cdi.sync.run;

import java.util.Objects;

/**
 * What an outbox needs to know.
 *
 * @param store {@code org/name}
 * @param place the store and the server's address, for messages
 * @param maxSize about how many bytes may wait, and how many dead letters may take beside them
 */
public record OutboxSettings(String store, String place, long maxSize) {

  /**
   * Checks that nothing is missing.
   *
   * @param store {@code org/name}
   * @param place the store and the server's address, for messages
   * @param maxSize about how many bytes may wait
   */
  public OutboxSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(place, "place");
    if (maxSize < 1) {
      throw new IllegalArgumentException("an outbox has space for a byte, not " + maxSize);
    }
  }
}
