package io.dustlayer.cdi.tck.payara;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How to start Payara Micro. */
final class PayaraMicro {

  /** A part of the line that it prints when it is ready. */
  static final String READY = "ready in";

  /** What its own Rest Client says would be caused by the library. */
  static final Pattern COMPLAINT = Pattern.compile("org\\.glassfish\\.jersey\\.client");

  private static final Path HOST = Path.of("target", "host", "payara-micro.jar").toAbsolutePath();

  /** It listens on every address unless it is told before it boots. */
  private static final List<String> LOOPBACK_ONLY =
      List.of(
          "set configs.config.server-config.network-config.network-listeners.network-listener"
              + ".http-listener.address=127.0.0.1",
          "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");

  private PayaraMicro() {}

  /**
   * The command that starts it with the suites.
   *
   * @param folder for everything it writes
   * @param port a free port
   */
  static ProcessBuilder suites(Path folder, int port) throws IOException {
    return command(
        folder, port, List.of("--contextroot", "/", "--deploy", WarSuites.war().toString()));
  }

  /**
   * The command that starts it on a port of the loopback address.
   *
   * @param folder for everything it writes
   * @param port a free port
   * @param options which applications it deploys
   */
  static ProcessBuilder command(Path folder, int port, List<String> options) throws IOException {
    Path commands = Files.write(folder.resolve("loopback.txt"), LOOPBACK_ONLY);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-jar",
                HOST.toString(),
                "--prebootcommandfile",
                commands.toString(),
                "--rootDir",
                folder.resolve("root").toString(),
                "--port",
                Integer.toString(port),
                "--nocluster"));
    arguments.addAll(options);
    return WarSuites.java(folder, arguments);
  }
}
