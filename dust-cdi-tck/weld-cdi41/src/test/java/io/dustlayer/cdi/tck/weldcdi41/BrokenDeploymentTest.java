package io.dustlayer.cdi.tck.weldcdi41;

import io.dustlayer.cdi.tck.broken.SeBrokenDeploymentSuite;
import io.dustlayer.cdi.tck.host.ReportedTests;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On Weld 6. */
class BrokenDeploymentTest extends SeBrokenDeploymentSuite {

  @RegisterExtension
  static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");
}
