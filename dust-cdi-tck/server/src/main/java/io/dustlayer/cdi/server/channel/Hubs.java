package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.store.Store;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hub of each store that was ever joined. Thread-safe. */
final class Hubs {
  private final Map<Store, StoreHub> hubs = new ConcurrentHashMap<>();

  StoreHub of(Store store) {
    return hubs.computeIfAbsent(store, Hubs::listening);
  }

  private static StoreHub listening(Store store) {
    StoreHub hub = new StoreHub();
    store.addListener(hub);
    return hub;
  }
}
