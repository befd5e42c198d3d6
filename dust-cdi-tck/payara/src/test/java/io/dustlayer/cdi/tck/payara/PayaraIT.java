package io.dustlayer.cdi.tck.payara;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The suites on Payara Micro. */
class PayaraIT extends WarSuites {

  private static final Path HOST = Path.of("target", "host", "payara-micro.jar").toAbsolutePath();

  /** It listens on every address unless it is told before it boots. */
  private static final List<String> LOOPBACK_ONLY =
      List.of(
          "set configs.config.server-config.network-config.network-listeners.network-listener"
              + ".http-listener.address=127.0.0.1",
          "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");

  PayaraIT() {
    super("ready in");
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    Path commands = Files.write(folder.resolve("loopback.txt"), LOOPBACK_ONLY);
    return java(
        folder,
        List.of(
            "-jar",
            HOST.toString(),
            "--prebootcommandfile",
            commands.toString(),
            "--rootDir",
            folder.resolve("root").toString(),
            "--port",
            Integer.toString(port),
            "--nocluster",
            "--contextroot",
            "/",
            "--deploy",
            war().toString()));
  }

  @Override
  protected Pattern complaint() {
    return Pattern.compile("org\\.glassfish\\.jersey\\.client");
  }
}
