package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.repo.StoreDust;
import io.dustlayer.cdi.repo.StoreThreads;
import io.dustlayer.cdi.schema.RecordValidator;
import io.dustlayer.cdi.spi.RealtimeTransport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/**
 * The stores of one application, as long as it runs. A bean of its own, so that nothing outlives
 * the application. Safe for use from any thread.
 */
public final class DustStores implements AutoCloseable {

  private final Supplier<Config> config;
  private final RecordValidator validator;
  private final AsyncExecutor executor;
  private final EventExecutor deliveries;
  private final StoreThreads threads;
  private final Map<String, Entry> stores = new ConcurrentHashMap<>();
  private volatile EventPublisher publisher;

  /**
   * No store is opened before it is used.
   *
   * @param config the application's configuration, asked at each read
   * @param validator checks records
   * @param executor runs asynchronous calls; closed with the stores
   * @param deliveries calls observers and subscribers; closed with the stores
   */
  DustStores(
      Supplier<Config> config,
      RecordValidator validator,
      AsyncExecutor executor,
      EventExecutor deliveries) {
    this.config = config;
    this.validator = validator;
    this.executor = executor;
    this.deliveries = deliveries;
    this.threads = new StoreThreads(executor, deliveries, new EventLoops(EventLoops.KNOWN));
  }

  /**
   * A store.
   *
   * @param key its name in the configuration; empty for the default store
   * @return the same one at each call
   */
  Dust dust(String key) {
    return entry(key).dust();
  }

  /**
   * When the SDK transport of a store runs, and how it is started.
   *
   * @param key its name in the configuration; empty for the default store
   * @return the same one at each call
   */
  ConfiguredStore configured(String key) {
    return entry(key).store();
  }

  /** Finds the host's threads. Called on one of them, before any other thread needs some. */
  void prepare() {
    executor.prepare();
    deliveries.prepare();
  }

  /**
   * Where observers are called.
   *
   * @return closed with the stores
   */
  EventExecutor deliveries() {
    return deliveries;
  }

  /**
   * Publishes the events of every store whose SDK transport starts from now on, whoever starts it.
   *
   * @param events publishes
   */
  void publishBy(EventPublisher events) {
    publisher = events;
  }

  private Entry entry(String key) {
    return stores.computeIfAbsent(key, this::open);
  }

  private Entry open(String key) {
    ConfiguredStore store =
        new ConfiguredStore(
            key,
            new StoreSettings(key, config),
            executor,
            transport -> starting(entry(key), transport));
    return new Entry(store, new StoreDust(store, validator, threads));
  }

  /** Observers are there, and listened for, before the first change is. */
  private void starting(Entry entry, RealtimeTransport transport) {
    EventPublisher events = publisher;
    if (events != null) {
      ConfiguredStore store = entry.store();
      events.publish(store.key(), entry.dust(), store.settings().eventQueue());
      transport.outbox().ifPresent(outbox -> events.publishSettlements(store.key(), outbox));
    }
    entry.dust().listenTo(transport);
  }

  /** Stops every SDK transport for good; over HTTP the stores can still be used. */
  void endRealtime() {
    stores.values().forEach(entry -> entry.store().end());
  }

  /** Ends every subscription, closes every transport and the threads. */
  @Override
  public void close() {
    stores.values().forEach(Entry::close);
    executor.close();
    deliveries.close();
  }

  private record Entry(ConfiguredStore store, StoreDust dust) {

    void close() {
      dust.close();
      store.close();
    }
  }
}
