package io.dustlayer.cdi.tck.liberty;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How to start Open Liberty. */
final class OpenLiberty {

  /** A part of the line that it prints when it is ready. */
  static final String READY = "CWWKF0011I";

  // Its TLS tells of each server that is not trusted, its Rest Client of each client that a setting
  // is used which the library needs.
  private static final String UNTRUSTED = "(SSLHandshake|Validator|Certificate)Exception";
  private static final String SAYS = " +[WE] (?!DUST|CWPKI08|isMapperDisabled )";
  private static final String SOCKETS = "com\\.ibm\\.ws\\.wsoc\\.";

  /** What would be caused by the library. */
  static final Pattern COMPLAINT =
      Pattern.compile("FFDC1015I(?!.*" + UNTRUSTED + ")|id=\\S* +\\S+" + SAYS);

  /** The same where servers go away and do harm, of which its WebSocket client tells. */
  static final Pattern COMPLAINT_BESIDES_SOCKETS =
      Pattern.compile(
          "FFDC1015I(?!.*(%1$s|%2$s))|id=\\S* +(?!%2$s)\\S+%3$s"
              .formatted(UNTRUSTED, SOCKETS, SAYS));

  private static final Path HOST = Path.of("target", "host", "wlp").toAbsolutePath();
  private static final Path CONFIGURATION = Path.of("src", "test", "server", "server.xml");

  private OpenLiberty() {}

  /**
   * The command that starts it with the suites.
   *
   * @param folder for everything it writes
   * @param port a free port
   */
  static ProcessBuilder suites(Path folder, int port) throws IOException {
    return command(folder, port, Map.of("/", WarSuites.war()));
  }

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
