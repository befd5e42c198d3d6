package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Begins and ends with the application: looks over the configuration, starts what has to run, and
 * publishes events.
 *
 * <p>Some injection points are never read: Quarkus removes beans that no injection point could
 * reach, and repositories, stores and the executor may be looked up only at run time.
 */
@ApplicationScoped
public class DustStartup {

  /** Keeps the repositories. */
  @Inject @Any Instance<DustRepo<?>> repositories;

  /** Keeps the stores. */
  @Inject @Any Instance<Dust> stores;

  /** What the repositories are made of. */
  @Inject DustStores made;

  /** Keeps the host's executor. */
  @Inject @Any Instance<ExecutorService> executors;

  /** Who observes what. */
  @Inject ObservedSchemas observed;

  /** Resolves observers. */
  @Inject BeanContainer container;

  /** Activates the request contexts of observers. */
  @Inject Instance<RequestContextController> requests;

  private EventPublisher publisher;

  /** For the container. */
  public DustStartup() {}

  /**
   * Warns of names that look like settings and are not, and starts the SDK transports. Early, so
   * that the application's own observers of the same event may already wait for them; after the
   * embedded server, which may have to be there first.
   *
   * @param started the container's event
   */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup started) {
    HostCheck.require(HostPart.CONFIG);
    UnknownSettings.among(ConfigProvider.getConfig().getPropertyNames())
        .forEach(CdiLog::unknownSetting);
    if (observed.stores().stream().map(made::configured).anyMatch(ConfiguredStore::isUsable)) {
      HostCheck.require(HostPart.REST_CLIENT);
    }
    made.prepare();
    publisher =
        new EventPublisher(
            observed,
            new ObserverGroup.Host(container, requests, new Notifications()),
            made.deliveries());
    made.publishBy(publisher);
    new RealtimeStart(made, observed).start();
  }

  /**
   * Calls no observer any more. Early: what observers use may end soon.
   *
   * @param ending the container's event
   */
  void stopPublishing(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Shutdown ending) {
    if (publisher != null) {
      publisher.close();
    }
  }

  /**
   * Stops the SDK transports. Late: the application may still write when it ends.
   *
   * @param ending the container's event
   */
  void stopTransports(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Shutdown ending) {
    made.endRealtime();
  }
}
