package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The servers of the suites, for all test classes of the run. */
public final class TckServers implements QuarkusTestResourceLifecycleManager {

  private TckEnvironment environment;

  @Override
  public Map<String, String> start() {
    environment = TckEnvironment.start();
    return environment.config();
  }

  @Override
  public void stop() {
    if (environment != null) {
      environment.close();
    }
  }
}
