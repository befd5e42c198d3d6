package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;

/**
 * Lets a test look at every leaf of an application's mirror. Applications see records only, so that
 * this stands where the transport is known.
 */
public final class MirrorDoor {

  private MirrorDoor() {}

  /**
   * The mirror of the default store, whose SDK transport runs and is synced.
   *
   * @param stores of the application
   * @return as of now
   */
  public static MirrorView mirror(DustStores stores) {
    RealtimeTransport transport = (RealtimeTransport) stores.configured("").transport();
    return transport.view().orElseThrow();
  }
}
