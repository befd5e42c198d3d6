package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustException;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts the SDK transports that the application needs when it starts, each store by itself. With
 * {@code dust.transport=sdk} always, and wrong settings keep the application from starting; with
 * {@code http} never, and observers are warned about; with {@code auto} if anything observes the
 * store or it has an outbox, and if that fails the store is used over HTTP.
 */
final class RealtimeStart {

  private final DustStores stores;
  private final ObservedSchemas observed;
  private final List<DustException> failures = new ArrayList<>();

  /**
   * Nothing is started yet.
   *
   * @param stores the application's stores
   * @param observed who observes them
   */
  RealtimeStart(DustStores stores, ObservedSchemas observed) {
    this.stores = stores;
    this.observed = observed;
  }

  /**
   * Starts what is to be started.
   *
   * @throws DeploymentException with everything that is wrong with stores that have to start
   */
  void start() {
    observed.stores().forEach(this::start);
    if (!failures.isEmpty()) {
      stores.endRealtime();
      List<String> problems = failures.stream().map(Throwable::getMessage).distinct().toList();
      throw new DeploymentException(DeploymentReport.of(problems), failures.get(0));
    }
  }

  private void start(String key) {
    ConfiguredStore store = stores.configured(key);
    Set<String> observers = observed.observersOf(key);
    try {
      if (!store.isEnabled()) {
        return;
      }
      TransportMode mode = store.mode();
      boolean needed = !observers.isEmpty() || store.hasOutbox();
      if (mode == TransportMode.SDK || mode == TransportMode.AUTO && needed) {
        stores.dust(key).start();
        return;
      }
      if (mode == TransportMode.HTTP) {
        warnOfHttp(key, store, observers);
      }
    } catch (DustException failure) {
      if (mustStart(store)) {
        failures.add(failure);
      } else if (!observers.isEmpty() || hasOutbox(store)) {
        CdiLog.notStarted(key, observers, failure);
      }
    }
  }

  private static boolean hasOutbox(ConfiguredStore store) {
    try {
      return store.hasOutbox();
    } catch (DustException malformed) {
      // It is what is being reported.
      return true;
    }
  }

  private static void warnOfHttp(String key, ConfiguredStore store, Set<String> observers) {
    if (!observers.isEmpty()) {
      CdiLog.observersOverHttp(store.modeSetting(), observers);
    }
    store.fileCache().ifPresent(cache -> CdiLog.cacheOverHttp(store.modeSetting(), cache));
    if (store.hasOutbox()) {
      CdiLog.outboxOverHttp(store.modeSetting(), key);
    }
  }

  private static boolean mustStart(ConfiguredStore store) {
    try {
      return store.mode() == TransportMode.SDK;
    } catch (DustException malformed) {
      // It is what is being reported: what else is wrong was not looked at.
      return false;
    }
  }
}
