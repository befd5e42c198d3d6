package io.dustlayer.cdi.tck.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.HostProcess;
import io.dustlayer.cdi.tck.host.RemoteSuites;
import io.dustlayer.cdi.tck.host.RestartSuites;
import io.dustlayer.cdi.tck.host.SuiteHost;
import io.dustlayer.cdi.tck.wire.HostileSuite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On Helidon MP. */
class RestartIT extends RestartSuites {

  @TempDir static Path folder;

  private Map<String, String> settings = Map.of();
  private HostProcess helidon;
  private int runs;

  @BeforeAll
  static void requireJava21() {
    HelidonMp.requireJava21();
  }

  @Override
  protected List<Class<? extends TckSuite>> more() {
    return List.of(HostileSuite.class);
  }

  @Override
  protected SuiteHost begin(Map<String, String> config) throws IOException {
    runs++;
    settings = config;
    int port = HostProcess.freePort();
    helidon = HelidonMp.start(folder, port, config);
    helidon.awaitReady();
    return new RemoteSuites(URI.create("http://127.0.0.1:" + port));
  }

  @Override
  protected void end() throws IOException {
    try (HostProcess ending = helidon) {
      ending.stop();
      Files.writeString(Path.of("target", "host-output-restart-" + runs + ".txt"), ending.output());
      assertThat(ending.output()).doesNotContain("org.glassfish.jersey.client");
      settings.forEach(
          (key, value) -> {
            if (key.endsWith(".token")) {
              assertThat(ending.output()).doesNotContain(value);
            }
          });
    }
  }
}
