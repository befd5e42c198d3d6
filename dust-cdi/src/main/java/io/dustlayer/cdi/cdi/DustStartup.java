package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks over the configuration when the application starts.
 *
 * <p>Its injection points are never read: Quarkus removes beans that no injection point could
 * reach, and repositories, stores and the executor may be looked up only at run time.
 */
@ApplicationScoped
public class DustStartup {

  /** Keeps the repositories. */
  @Inject @Any Instance<DustRepo<?>> repositories;

  /** Keeps the stores. */
  @Inject @Any Instance<Dust> stores;

  /** Keeps what the repositories are made of. */
  @Inject @Any Instance<DustStores> made;

  /** Keeps the host's executor. */
  @Inject @Any Instance<ExecutorService> executors;

  /** For the container. */
  public DustStartup() {}

  /**
   * Warns of names that look like settings and are not.
   *
   * @param started the container's event
   */
  void warnOfUnknownSettings(@Observes Startup started) {
    UnknownSettings.among(ConfigProvider.getConfig().getPropertyNames())
        .forEach(CdiLog::unknownSetting);
  }
}
