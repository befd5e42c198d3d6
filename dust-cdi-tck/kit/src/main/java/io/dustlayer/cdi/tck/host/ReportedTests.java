package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.report.HostParts;
import io.dustlayer.cdi.tck.report.Run;
import io.dustlayer.cdi.tck.report.RunReport;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import io.dustlayer.cdi.tck.report.SuiteResults;
import io.dustlayer.cdi.tck.report.TestResult;
import io.dustlayer.cdi.tck.report.TestResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Puts the tests of a class that is no suite into a report of its own: those of applications that
 * must not start, for which there is no container that could run a suite.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");
 * }</pre>
 */
public final class ReportedTests implements TestWatcher, AfterAllCallback {

  private final SuiteGroup group;
  private final String run;
  private final List<TestResult> results = Collections.synchronizedList(new ArrayList<>());

  /**
   * A report of the class that registers it.
   *
   * @param group under which its tests are counted
   * @param run what it is called in place of the transport; no server is used
   */
  public ReportedTests(SuiteGroup group, String run) {
    this.group = group;
    this.run = run;
  }

  @Override
  public void testSuccessful(ExtensionContext test) {
    add(test, Outcome.PASSED, "");
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable failure) {
    add(test, Outcome.FAILED, ResultListener.trace(failure));
  }

  @Override
  public void testAborted(ExtensionContext test, Throwable reason) {
    add(test, Outcome.SKIPPED, ResultListener.trace(reason));
  }

  @Override
  public void testDisabled(ExtensionContext test, Optional<String> reason) {
    add(test, Outcome.SKIPPED, reason.orElse(""));
  }

  private void add(ExtensionContext test, Outcome outcome, String trace) {
    String name = test.getRequiredTestMethod().getName() + " " + test.getDisplayName();
    results.add(new TestResult("", name, outcome, trace));
  }

  /** Writes the report. */
  @Override
  public void afterAll(ExtensionContext all) throws IOException {
    SuiteResults suite =
        new SuiteResults(group, all.getRequiredTestClass().getSimpleName(), List.copyOf(results));
    new RunReport(new Run(Run.configured().host(), run, ""), HostParts.javaOnly(), List.of(suite))
        .write(SuiteHost.reports());
  }
}
