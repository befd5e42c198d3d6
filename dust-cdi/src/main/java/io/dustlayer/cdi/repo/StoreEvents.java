package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.repo.QueuedSubscription.Delivery;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The events of every schema of one store. Safe for use from any thread. */
final class StoreEvents {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final StoreAccess store;
  private final Delivery delivery;
  private final Map<SchemaModel<?>, RecordEvents<?>> schemas = new ConcurrentHashMap<>();
  private volatile RealtimeTransport transport;

  StoreEvents(StoreAccess store, Executor executor) {
    this(store, new Delivery(executor, new Later(RETRY_AFTER)));
  }

  StoreEvents(StoreAccess store, Delivery delivery) {
    this.store = store;
    this.delivery = delivery;
  }

  /** The events of a schema, whether or not the realtime transport runs. */
  // Each entry is made for its key, so its entity is the key's.
  @SuppressWarnings("unchecked")
  <T> RecordEvents<T> of(SchemaModel<T> model) {
    return (RecordEvents<T>)
        schemas.computeIfAbsent(model, key -> new RecordEvents<>(key, delivery, () -> transport));
  }

  /** The events of a schema, if the realtime transport runs. */
  <T> RecordEvents<T> running(SchemaModel<T> model) {
    if (!connectIfRealtime()) {
      throw RepoErrors.noEvents(model.name());
    }
    return of(model);
  }

  /** Listens to the transport that is used now, if it has events; says so. */
  boolean connectIfRealtime() {
    if (!(store.transport() instanceof RealtimeTransport running)) {
      return false;
    }
    connect(running);
    return true;
  }

  /** Listens to a transport, which need not run yet. */
  void connect(RealtimeTransport next) {
    if (transport != next) {
      transport = next;
      schemas.values().forEach(RecordEvents::connect);
    }
  }

  /** Ends every subscription. */
  void close() {
    schemas.values().forEach(RecordEvents::close);
  }
}
