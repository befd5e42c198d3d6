package io.dustlayer.cdi.tck.wildfly;

import io.dustlayer.cdi.tck.host.WarSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The suites on WildFly. */
class WildFlyIT extends WarSuites {

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

  WildFlyIT() {
    super("WFLYSRV0025");
  }

  @Override
  protected ProcessBuilder command(Path folder, int port) throws IOException {
    Path base = folder.resolve("standalone");
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    for (String file : CONFIGURATION) {
      Files.copy(
          HOST.resolve(Path.of("standalone", "configuration", file)), configuration.resolve(file));
    }
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    Files.copy(war(), deployments.resolve("ROOT.war"));
    return java(
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

  @Override
  protected Pattern complaint() {
    // It warns of what the configuration that it is shipped with leaves open.
    return Pattern.compile(
        "(WARN|ERROR) +\\[(?!io\\.dustlayer|.*(WFLYTX0013|WFLYELY00023|WFLYELY01084))");
  }
}
