package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.Store;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The hub of each store that was ever joined. Thread-safe. */
final class Hubs {
  private final Map<Store, StoreHub> hubs = new ConcurrentHashMap<>();
  private final Set<Quirk> quirks;

  Hubs(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  StoreHub of(Store store) {
    return hubs.computeIfAbsent(store, this::listening);
  }

  private StoreHub listening(Store store) {
    StoreHub hub = new StoreHub(quirks);
    store.addListener(hub);
    return hub;
  }

  /** Has no store tell its hub of anything more. */
  void close() {
    hubs.forEach(Store::removeListener);
    hubs.clear();
  }
}
