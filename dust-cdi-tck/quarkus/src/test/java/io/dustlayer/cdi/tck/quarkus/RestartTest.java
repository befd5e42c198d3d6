package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.tck.TckBeans;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.RestartSuites;
import io.dustlayer.cdi.tck.host.SuiteHost;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** An application of nothing but the kit, which Quarkus builds and starts as before a test. */
class RestartTest extends RestartSuites {

  @TempDir static Path folder;

  private static CuratedApplication quarkus;

  private Map<String, String> settings = Map.of();
  private RunningQuarkusApplication running;

  /** One for both runs, because its class loaders are most of the cost. */
  @BeforeAll
  static void startQuarkus() throws Exception {
    quarkus = QuarkusRun.of(folder, Files.createDirectory(folder.resolve("application")));
  }

  @AfterAll
  static void stopQuarkus() {
    quarkus.close();
  }

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(HostileSuite.class);
  }

  @Override
  protected SuiteHost begin(Map<String, String> config) throws Exception {
    settings = new HashMap<>(config);
    // Nothing injects it.
    settings.put("quarkus.arc.unremovable-types", TckBeans.class.getName());
    settings.forEach(System::setProperty);
    running = QuarkusRun.start(quarkus);
    return new ApplicationSuites(running.getClassLoader());
  }

  @Override
  protected void end() throws Exception {
    try {
      running.close();
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }
}
