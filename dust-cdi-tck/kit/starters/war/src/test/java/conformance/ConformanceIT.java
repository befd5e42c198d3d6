package conformance;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.RemoteSuites;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every suite, run by the host on request. */
class ConformanceIT {

  private static TckEnvironment environment;
  private static HostProcess host;
  private static URI application;

  @BeforeAll
  static void boot() throws IOException {
    environment = TckEnvironment.start();
    String port = Integer.toString(HostProcess.freePort());
    String war = Path.of("target", "tck.war").toAbsolutePath().toString();
    String command =
        System.getProperty("host.command").replace("{port}", port).replace("{war}", war);
    host =
        HostProcess.start(
            new ProcessBuilder(List.of(command.split(" +"))),
            environment.config(),
            System.getProperty("host.ready"));
    host.awaitReady();
    application = URI.create("http://127.0.0.1:" + port);
  }

  @AfterAll
  static void stop() {
    host.close();
    environment.close();
  }

  @TestFactory
  Stream<DynamicNode> suites() {
    return new RemoteSuites(application).tests();
  }
}
