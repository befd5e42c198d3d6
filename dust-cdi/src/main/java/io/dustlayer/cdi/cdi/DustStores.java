package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.repo.StoreDust;
import io.dustlayer.cdi.repo.StoreThreads;
import io.dustlayer.cdi.schema.RecordValidator;
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
  private final AsyncExecutor deliveries;
  private final StoreThreads threads;
  private final Map<String, Entry> stores = new ConcurrentHashMap<>();

  /**
   * No store is opened before it is used.
   *
   * @param config the application's configuration, asked at each read
   * @param validator checks records
   * @param executor runs asynchronous calls; closed with the stores
   */
  DustStores(Supplier<Config> config, RecordValidator validator, AsyncExecutor executor) {
    this.config = config;
    this.validator = validator;
    this.executor = executor;
    this.deliveries = executor.forEvents();
    this.threads = new StoreThreads(executor, deliveries, new EventLoops(EventLoops.KNOWN));
  }

  /**
   * A store.
   *
   * @param key its name in the configuration; empty for the default store
   * @return the same one at each call
   */
  Dust dust(String key) {
    return stores.computeIfAbsent(key, this::open).dust();
  }

  private Entry open(String key) {
    ConfiguredStore store = new ConfiguredStore(key, new StoreSettings(key, config), executor);
    return new Entry(store, new StoreDust(store, validator, threads));
  }

  /** Ends every subscription, closes every transport and the threads. */
  @Override
  public void close() {
    stores.values().forEach(Entry::close);
    deliveries.close();
    executor.close();
  }

  private record Entry(ConfiguredStore store, StoreDust dust) {

    void close() {
      dust.close();
      store.close();
    }
  }
}
