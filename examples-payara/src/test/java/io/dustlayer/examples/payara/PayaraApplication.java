package io.dustlayer.examples.payara;

import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the README's command for Payara starts, on another port. */
final class PayaraApplication {

  private static final Path JAR = Path.of("target", "reading-list.jar");

  private PayaraApplication() {}

  static PackagedApplication start(Path workingFolder, Map<String, String> environment)
      throws IOException {
    int port = PackagedApplication.freePort();
    return PackagedApplication.start(
        workingFolder,
        environment,
        "ready in",
        port,
        "-Xmx512m",
        // a short life: half the work of a boot would be to compile it well
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Djava.io.tmpdir=" + Files.createTempDirectory(workingFolder.getParent(), "payara"),
        "-jar",
        JAR.toAbsolutePath().toString(),
        "--port",
        Integer.toString(port));
  }
}
