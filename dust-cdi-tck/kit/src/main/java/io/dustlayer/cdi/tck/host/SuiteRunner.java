package io.dustlayer.cdi.tck.host;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.report.TestResult;
import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs suites where it is called: inside of a host, over the beans of the current container. */
public final class SuiteRunner {

  /** A runner; it keeps nothing. */
  public SuiteRunner() {
    super();
  }

  /**
   * Runs a suite to its end, on the calling thread.
   *
   * @param suite the suite
   * @return what came of its tests, in the order in which they ran; a failure outside of any test
   *     is a result of its own
   * @throws IllegalStateException if it has no tests
   */
  public List<TestResult> run(Class<? extends TckSuite> suite) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(suite))
            .enableImplicitConfigurationParameters(false)
            .build();
    // What a host's own test framework registers is meant for its own launcher.
    LauncherConfig plain =
        LauncherConfig.builder()
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    ResultListener results = new ResultListener();
    LauncherFactory.create(plain).execute(request, results);
    if (results.all().isEmpty()) {
      throw new IllegalStateException(suite.getName() + " has no tests");
    }
    return results.all();
  }
}
