package io.dustlayer.examples.readinglist;

import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the README's first command starts, on another port. */
final class QuarkusApplication {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private QuarkusApplication() {}

  static PackagedApplication start(Path workingFolder, Map<String, String> environment)
      throws IOException {
    return start(workingFolder, PackagedApplication.freePort(), environment);
  }

  static PackagedApplication start(Path workingFolder, int port, Map<String, String> environment)
      throws IOException {
    return PackagedApplication.start(
        workingFolder,
        environment,
        "Listening on: http://127.0.0.1:" + port,
        port,
        "-Dquarkus.http.port=" + port,
        "-jar",
        JAR.toAbsolutePath().toString());
  }
}
