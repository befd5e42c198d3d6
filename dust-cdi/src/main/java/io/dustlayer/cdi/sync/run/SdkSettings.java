package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.sync.EngineSettings;
import java.util.Objects;

/**
 * What an {@link SdkTransport} needs to know.
 *
 * @param engine how the engine behaves; names store and device
 * @param place the store and the server's address, for messages; no secrets
 * @param maxMessage how many bytes a message may have
 */
public record SdkSettings(EngineSettings engine, String place, long maxMessage) {

  /**
   * Checks that nothing is missing.
   *
   * @param engine how the engine behaves
   * @param place the store and the server's address, for messages
   * @param maxMessage how many bytes a message may have
   */
  public SdkSettings {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(place, "place");
    if (maxMessage < 1) {
      throw new IllegalArgumentException("a message has at least one byte, not " + maxMessage);
    }
  }
}
