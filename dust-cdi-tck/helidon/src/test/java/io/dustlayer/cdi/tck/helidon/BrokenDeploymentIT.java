package io.dustlayer.cdi.tck.helidon;

import io.dustlayer.cdi.tck.broken.SeBrokenDeploymentSuite;
import io.dustlayer.cdi.tck.host.ReportedTests;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On the container of Helidon MP. */
class BrokenDeploymentIT extends SeBrokenDeploymentSuite {

  @RegisterExtension
  static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");

  @BeforeAll
  static void requireJava21() {
    HelidonMp.requireJava21();
  }
}
