package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.report.Run;
import io.dustlayer.cdi.tck.report.RunReport;
import io.dustlayer.cdi.tck.report.SuiteResults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The suites about what outlives the application, before and after a restart of it. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class RestartSuites {

  private final List<SuiteResults> done = new ArrayList<>();
  private TckEnvironment environment;
  private SuiteHost running;

  /** For the hosts. */
  protected RestartSuites() {
    super();
  }

  /**
   * Starts the application.
   *
   * @param config its settings by MP Config key
   * @return runs suites in it
   * @throws Exception if it does not start
   */
  protected abstract SuiteHost begin(Map<String, String> config) throws Exception;

  /**
   * Ends the application, in order.
   *
   * @throws Exception if that fails
   */
  protected abstract void end() throws Exception;

  /**
   * Further suites, which run after the restart, when the default store is used over the SDK
   * transport and has begun with the mirror of its file.
   *
   * @return none, unless a host says so
   */
  protected List<Class<? extends TckSuite>> more() {
    return List.of();
  }

  @BeforeAll
  final void startServers() {
    environment = TckEnvironment.startWithFiles();
  }

  @AfterAll
  final void stopServers() throws Exception {
    TckEnvironment servers = environment;
    try (servers) {
      stop();
    }
  }

  @TestFactory
  final Stream<DynamicNode> runs() {
    return Stream.of(
            Stream.of(DynamicTest.dynamicTest("the application starts", this::start)),
            Suites.beforeRestart().stream().map(this::container),
            Stream.of(
                DynamicTest.dynamicTest("it ends", this::stop),
                DynamicTest.dynamicTest("it starts again", this::startAgain)),
            Suites.afterRestart().stream().map(this::container),
            more().stream().map(this::container),
            Stream.of(
                DynamicTest.dynamicTest("the report is written", this::report),
                DynamicTest.dynamicTest("it ends again", this::stop)))
        .flatMap(nodes -> nodes);
  }

  private void start() throws Exception {
    running = begin(environment.config());
  }

  private void startAgain() throws Exception {
    environment.damageFiles();
    start();
  }

  private void stop() throws Exception {
    if (running != null) {
      running = null;
      end();
    }
  }

  private DynamicContainer container(Class<? extends TckSuite> suite) {
    return SuiteHost.container(suite, this::results);
  }

  private SuiteResults results(Class<? extends TckSuite> suite) {
    if (running == null) {
      throw new AssertionError("the application does not run");
    }
    SuiteResults results = SuiteResults.of(suite, running.run(suite));
    done.add(results);
    return results;
  }

  private void report() throws IOException {
    new RunReport(new Run(Run.configured().host(), "restart", ""), running.parts(), done)
        .write(SuiteHost.reports());
  }
}
