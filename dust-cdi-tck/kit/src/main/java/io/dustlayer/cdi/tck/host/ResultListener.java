package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.report.TestResult;
import io.dustlayer.cdi.tck.report.TestResult.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Notes what comes of each test. Thread-safe. */
final class ResultListener implements TestExecutionListener {

  private final List<TestResult> results = new CopyOnWriteArrayList<>();
  private volatile TestPlan plan;

  /** Everything noted so far. */
  List<TestResult> all() {
    return List.copyOf(results);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    results.add(new TestResult(id(test), name(test), Outcome.SKIPPED, reason));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    // What holds tests is worth a word only if it kept them from running.
    if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
      results.add(
          new TestResult(
              id(test),
              name(test),
              outcome(result.getStatus()),
              result.getThrowable().map(ResultListener::trace).orElse("")));
    }
  }

  private static String id(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .flatMap(
            method -> AnnotationSupport.findAnnotation(method.getJavaMethod(), Assertion.class))
        .map(Assertion::id)
        .orElse("");
  }

  private String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(method -> method.getMethodName() + invocation(test))
        .orElseGet(test::getDisplayName);
  }

  private String invocation(TestIdentifier test) {
    boolean oneOfSeveral =
        plan.getParent(test)
            .flatMap(TestIdentifier::getSource)
            .filter(MethodSource.class::isInstance)
            .isPresent();
    return oneOfSeveral ? " " + test.getDisplayName() : "";
  }

  private static Outcome outcome(Status status) {
    return switch (status) {
      case SUCCESSFUL -> Outcome.PASSED;
      case ABORTED -> Outcome.SKIPPED;
      case FAILED -> Outcome.FAILED;
    };
  }

  /** A failure with its stack. */
  static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}
