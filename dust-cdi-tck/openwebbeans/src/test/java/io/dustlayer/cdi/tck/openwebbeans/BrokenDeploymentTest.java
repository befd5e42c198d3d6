package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.broken.SeBrokenDeploymentSuite;
import io.dustlayer.cdi.tck.host.ReportedTests;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On OpenWebBeans. */
class BrokenDeploymentTest extends SeBrokenDeploymentSuite {

  @RegisterExtension
  static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");

  /** Its exception says no more than that the log says why. */
  @Override
  protected Optional<String> refusal(ThrowingCallable deployment) {
    try (ErrorLog log = new ErrorLog()) {
      return super.refusal(deployment).map(told -> told + log.text());
    }
  }
}
