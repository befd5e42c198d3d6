package io.dustlayer.cdi.tck.liberty;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The suites on Open Liberty. */
class LibertyIT extends WarSuites {

  private static final Path HOST = Path.of("target", "host", "wlp").toAbsolutePath();
  private static final Path CONFIGURATION = Path.of("src", "test", "server", "server.xml");

  LibertyIT() {
    super("CWWKF0011I");
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    Path server = Files.createDirectories(folder.resolve("servers").resolve("tck"));
    Files.copy(CONFIGURATION, server.resolve("server.xml"));
    Files.write(
        server.resolve("bootstrap.properties"),
        List.of(
            "dust.tck.port=" + port,
            "dust.tck.war=" + war(),
            "command.port=-1",
            "com.ibm.ws.logging.console.log.level=INFO"));
    ProcessBuilder java =
        java(
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

  @Override
  protected Pattern complaint() {
    // Its Rest Client tells of each client that a setting is used which the library needs, and its
    // TLS of each server that is not trusted.
    return Pattern.compile(
        "FFDC1015I(?!.*(SSLHandshake|Validator|Certificate)Exception)|\\[(WARNING|ERROR) *\\]"
            + " (?!DUST|CWPKI08|The default ResponseExceptionMapper has been disabled)");
  }
}
