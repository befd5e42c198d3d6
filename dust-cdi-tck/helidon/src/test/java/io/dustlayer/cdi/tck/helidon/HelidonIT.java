package io.dustlayer.cdi.tck.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.RemoteSuites;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The suites in an application on Helidon MP, as {@code dust.tck.transport} and its like say. */
class HelidonIT {

  @TempDir static Path folder;

  private static TckEnvironment environment;
  private static HostProcess helidon;
  private static URI application;

  @BeforeAll
  static void boot() throws IOException {
    HelidonMp.requireJava21();
    environment = TckEnvironment.start();
    int port = HostProcess.freePort();
    helidon = HelidonMp.start(folder, port, environment.config());
    helidon.awaitReady();
    application = URI.create("http://127.0.0.1:" + port);
  }

  @AfterAll
  static void stop() {
    try (TckEnvironment servers = environment;
        HostProcess host = helidon) {
      if (host == null) {
        return;
      }
      host.stop();
      assertThat(host.output())
          .doesNotContain(servers.config().get("dust.token"))
          .doesNotContain("org.glassfish.jersey.client");
    }
  }

  @TestFactory
  Stream<DynamicNode> suites() {
    return new RemoteSuites(application).tests();
  }
}
