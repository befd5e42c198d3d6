package io.dustlayer.cdi.tck.payara;

import io.dustlayer.cdi.tck.host.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts Payara Micro with the WAR of this module. */
final class PayaraMicro {

  private static final Path HOST = Path.of("target", "host", "payara-micro.jar");
  private static final Path WAR = Path.of("target", "dust-tck.war");

  /** It listens on every address unless it is told before it boots. */
  private static final List<String> LOOPBACK_ONLY =
      List.of(
          "set configs.config.server-config.network-config.network-listeners.network-listener"
              + ".http-listener.address=127.0.0.1",
          "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");

  private PayaraMicro() {}

  /**
   * Starts it on a port of the loopback address.
   *
   * @param folder for everything it writes
   * @param port a free port
   * @param config the application's settings
   */
  static HostProcess start(Path folder, int port, Map<String, String> config) throws IOException {
    Path commands = Files.write(folder.resolve("loopback.txt"), LOOPBACK_ONLY);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // a short life: half the work of a boot would be to compile it well
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                HOST.toAbsolutePath().toString(),
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
                WAR.toAbsolutePath().toString())
            .directory(folder.toFile());
    return HostProcess.start(builder, config, "ready in");
  }
}
