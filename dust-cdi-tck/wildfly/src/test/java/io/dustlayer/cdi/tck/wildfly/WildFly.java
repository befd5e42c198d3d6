package io.dustlayer.cdi.tck.wildfly;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How to start WildFly. */
final class WildFly {

  /** A part of the line that it prints when it has started, with errors or without. */
  static final String READY = " - Started ";

  /**
   * What would be caused by the library. It warns of what the configuration that it is shipped with
   * leaves open.
   */
  static final Pattern COMPLAINT =
      Pattern.compile(
          "(WARN|ERROR) +\\[(?!io\\.dustlayer|.*(WFLYTX0013|WFLYELY00023|WFLYELY01084))");

  private static final Path HOST = Path.of("target", "host", "wildfly").toAbsolutePath();
  private static final Path OPTIONS =
      Path.of("src", "test", "server", "java.options").toAbsolutePath();
  private static final List<String> CONFIGURATION =
      List.of(
          "standalone-microprofile.xml",
          "logging.properties",
          "application-users.properties",
          "application-roles.properties",
          "mgmt-users.properties",
          "mgmt-groups.properties");

  private WildFly() {}

  /**
   * The command that starts it with the suites.
   *
   * @param folder for everything it writes
   * @param port a free port
   */
  static ProcessBuilder suites(Path folder, int port) throws IOException {
    return command(folder, port, Map.of("ROOT.war", WarSuites.war()));
  }

  /**
   * The command that starts it on a port of the loopback address.
   *
   * @param folder for everything it writes
   * @param port a free port
   * @param wars what it deploys, by file name
   */
  static ProcessBuilder command(Path folder, int port, Map<String, Path> wars) throws IOException {
    Path base = folder.resolve("standalone");
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    for (String file : CONFIGURATION) {
      Files.copy(
          HOST.resolve(Path.of("standalone", "configuration", file)), configuration.resolve(file));
    }
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    for (Map.Entry<String, Path> war : wars.entrySet()) {
      Files.copy(war.getValue(), deployments.resolve(war.getKey()));
    }
    return WarSuites.java(
        folder,
        List.of(
            "@" + OPTIONS,
            "-Djboss.home.dir=" + HOST,
            "-Djboss.server.base.dir=" + base,
            "-Dlogging.configuration=" + configuration.resolve("logging.properties").toUri(),
            "-jar",
            HOST.resolve("jboss-modules.jar").toString(),
            "-mp",
            HOST.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "--server-config=standalone-microprofile.xml",
            "-b=127.0.0.1",
            "-bmanagement=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=0",
            "-Djboss.management.http.port=0"));
  }
}
