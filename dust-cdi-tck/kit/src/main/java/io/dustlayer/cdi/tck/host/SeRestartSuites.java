package io.dustlayer.cdi.tck.host;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.Map;

/** With the container on Java SE that is on the class path. No other one may run meanwhile. */
public abstract class SeRestartSuites extends RestartSuites {

  private Map<String, String> settings = Map.of();
  private SeContainer container;

  /** For the test classes of containers. */
  protected SeRestartSuites() {
    super();
  }

  @Override
  protected final SuiteHost begin(Map<String, String> config) {
    settings = config;
    config.forEach(System::setProperty);
    container = SeContainerInitializer.newInstance().initialize();
    return new LocalSuites(getClass());
  }

  @Override
  protected final void end() {
    try {
      container.close();
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }
}
