package io.dustlayer.cdi.tck.payara;

import io.dustlayer.cdi.tck.broken.BrokenApplications;
import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeploymentSuite;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.ReportedTests;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** With the portable extension on Payara Micro, as WARs. */
class BrokenDeploymentIT extends BrokenDeploymentSuite {

  @RegisterExtension
  static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");

  @TempDir static Path folder;

  private static HostProcess payara;
  private static URI host;

  /** One for all rows: most of the cost is to boot it. */
  @BeforeAll
  static void boot() throws IOException {
    List<String> deployments =
        BrokenApplications.wars(folder).stream()
            .flatMap(war -> Stream.of("--deploy", war.toAbsolutePath().toString()))
            .toList();
    int port = HostProcess.freePort();
    host = URI.create("http://127.0.0.1:" + port);
    payara =
        HostProcess.start(
            PayaraMicro.command(folder, port, deployments), Map.of(), PayaraMicro.READY);
    payara.awaitReady();
  }

  @AfterAll
  static void stop() {
    if (payara != null) {
      try (HostProcess running = payara) {
        running.stop();
      }
    }
  }

  @Override
  protected Optional<String> refusal(BrokenDeployment row)
      throws IOException, InterruptedException {
    return BrokenApplications.isRunning(row, host)
        ? Optional.empty()
        : Optional.of(payara.output());
  }
}
