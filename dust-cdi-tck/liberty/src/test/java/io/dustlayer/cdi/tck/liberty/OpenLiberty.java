package io.dustlayer.cdi.tck.liberty;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How to start Open Liberty. */
final class OpenLiberty {

  /** A part of the line that it prints when it is ready. */
  static final String READY = "CWWKF0011I";

  private static final Path HOST = Path.of("target", "host", "wlp").toAbsolutePath();
  private static final Path CONFIGURATION = Path.of("src", "test", "server", "server.xml");

  private OpenLiberty() {}

  /**
   * The command that starts it on a port of the loopback address.
   *
   * @param folder for everything it writes
   * @param port a free port
   * @param wars what it deploys, by context root
   */
  static ProcessBuilder command(Path folder, int port, Map<String, Path> wars) throws IOException {
    Path server = Files.createDirectories(folder.resolve("servers").resolve("tck"));
    Files.copy(CONFIGURATION, server.resolve("server.xml"));
    Files.writeString(
        Files.createDirectories(server.resolve("configDropins").resolve("overrides"))
            .resolve("applications.xml"),
        wars.entrySet().stream()
            .map(war -> application(war.getKey(), war.getValue()))
            .collect(Collectors.joining("\n", "<server>\n", "\n</server>\n")));
    Files.write(
        server.resolve("bootstrap.properties"),
        List.of(
            "dust.tck.port=" + port,
            "command.port=-1",
            "com.ibm.ws.logging.console.log.level=INFO"));
    ProcessBuilder java =
        WarSuites.java(
            folder,
            List.of(
                "@" + HOST.resolve(Path.of("lib", "platform", "java", "java9.options")),
                "-javaagent:" + HOST.resolve(Path.of("bin", "tools", "ws-javaagent.jar")),
                "-jar",
                HOST.resolve(Path.of("bin", "tools", "ws-server.jar")).toString(),
                "tck"));
    java.environment().put("WLP_USER_DIR", folder.toString());
    return java;
  }

  private static String application(String contextRoot, Path war) {
    return "  <webApplication location=\"%s\" contextRoot=\"%s\"/>"
        .formatted(war.toAbsolutePath(), contextRoot);
  }
}
