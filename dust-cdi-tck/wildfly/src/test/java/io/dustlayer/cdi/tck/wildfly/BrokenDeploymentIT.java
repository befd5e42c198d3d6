package io.dustlayer.cdi.tck.wildfly;

import io.dustlayer.cdi.tck.broken.WarBrokenDeploymentSuite;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.ReportedTests;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On WildFly. */
class BrokenDeploymentIT extends WarBrokenDeploymentSuite {

  @RegisterExtension
  static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");

  private HostProcess host;

  @Override
  protected URI boot(Path folder, List<Path> wars) throws IOException {
    Map<String, Path> byName = new TreeMap<>();
    wars.forEach(war -> byName.put(war.getFileName().toString(), war));
    int port = HostProcess.freePort();
    host = HostProcess.start(WildFly.command(folder, port, byName), Map.of(), WildFly.READY);
    host.awaitReady();
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  protected String output() {
    return host.output();
  }

  @Override
  protected void stop() {
    if (host != null) {
      try (HostProcess running = host) {
        running.stop();
      }
    }
  }
}
