package io.dustlayer.cdi.tck.helidon;

import io.dustlayer.cdi.tck.host.HostProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts Helidon MP with the class path that the build has put together. */
final class HelidonMp {

  private static final Path CLASS_PATH = Path.of("target", "host");

  // It says that its server has started before the container's event Startup.
  private static final String READY = " features: [";

  private HelidonMp() {}

  /**
   * Says what to do where Java is too old.
   *
   * @throws IllegalStateException if it is
   */
  static void requireJava21() {
    int version = Runtime.version().feature();
    if (version < 21) {
      throw new IllegalStateException(
          "Helidon 4 needs Java 21 or later, and this is Java "
              + version
              + ": let the environment variable JAVA21_HOME, or -Ddust.tck.java21-home, name the"
              + " home of a newer JDK, or leave this host out");
    }
  }

  /**
   * Starts it on a port of the loopback address, with the JVM of the test.
   *
   * @param folder for everything it writes
   * @param port a free port
   * @param config the application's settings
   */
  static HostProcess start(Path folder, int port, Map<String, String> config) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // a short life: half the work of a boot would be to compile it well
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                // it listens on every address unless it is told
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + port,
                "-cp",
                CLASS_PATH.toAbsolutePath().resolve("*").toString(),
                "io.helidon.Main")
            .directory(folder.toFile());
    return HostProcess.start(builder, config, READY);
  }
}
