package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.report.HostParts;
import io.dustlayer.cdi.tck.report.Run;
import io.dustlayer.cdi.tck.report.RunReport;
import io.dustlayer.cdi.tck.report.SuiteResults;
import io.dustlayer.cdi.tck.report.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * A host that runs suites, seen from a test: their tests show as tests of this one, and what came
 * of them as the report of the run.
 */
public abstract class SuiteHost {

  private static final String FOLDER = "target/dust-tck-report";

  private final List<SuiteResults> done = new ArrayList<>();

  /** For the kinds of hosts. */
  protected SuiteHost() {
    super();
  }

  /**
   * Has the host run a suite.
   *
   * @param suite the suite
   * @return what came of its tests
   * @throws AssertionError if the host did not run it
   */
  protected abstract List<TestResult> run(Class<? extends TckSuite> suite);

  /**
   * What of the host is used.
   *
   * @return its parts
   */
  protected abstract HostParts parts();

  /**
   * The suites of the configured transport, and after them the report, as tests. The report goes to
   * the folder that the system property {@code dust.tck.report} names, {@code
   * target/dust-tck-report} without it.
   *
   * @return to be executed once, one after the other
   */
  public final Stream<DynamicNode> tests() {
    return tests(List.of());
  }

  /**
   * The same with more suites.
   *
   * @param more further suites that this host can run
   * @return to be executed once, one after the other
   */
  public final Stream<DynamicNode> tests(List<Class<? extends TckSuite>> more) {
    Run run = Run.configured();
    Stream<DynamicNode> suites =
        Stream.concat(Suites.over(run.transport()).stream(), more.stream()).map(this::container);
    DynamicNode report = DynamicTest.dynamicTest("the report is written", () -> report(run));
    return Stream.concat(suites, Stream.of(report));
  }

  private DynamicContainer container(Class<? extends TckSuite> suite) {
    return container(suite, this::results);
  }

  /** A suite that runs, all at once, when its container is executed. */
  static DynamicContainer container(
      Class<? extends TckSuite> suite, Function<Class<? extends TckSuite>, SuiteResults> running) {
    return DynamicContainer.dynamicContainer(
        suite.getSimpleName(),
        Stream.of(suite)
            .flatMap(each -> running.apply(each).results().stream())
            .map(SuiteHost::test));
  }

  private SuiteResults results(Class<? extends TckSuite> suite) {
    SuiteResults results = SuiteResults.of(suite, run(suite));
    done.add(results);
    return results;
  }

  private void report(Run run) throws IOException {
    new RunReport(run, parts(), done).write(reports());
  }

  /** Where reports go. */
  static Path reports() {
    return Path.of(System.getProperty("dust.tck.report", FOLDER));
  }

  private static DynamicTest test(TestResult result) {
    return DynamicTest.dynamicTest(
        result.title(),
        () -> {
          switch (result.outcome()) {
            case PASSED -> {}
            case SKIPPED -> throw new TestAbortedException(result.trace());
            case FAILED ->
                throw new AssertionError(result.title() + " failed in the host: " + result.trace());
          }
        });
  }
}
