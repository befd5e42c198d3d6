package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.event.ManagedThreadsSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suites in a WAR on an application server in a process of its own, as {@code
 * dust.tck.transport} and its like say. The server runs on the JDK of the test.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class WarSuites {

  private static final String WAR = "dust-tck.war";

  private final String readyLine;
  private TckEnvironment environment;
  private WarHost host;

  /**
   * Suites that do not run yet.
   *
   * @param readyLine a part of the line that the server prints when it is ready
   */
  protected WarSuites(String readyLine) {
    this.readyLine = readyLine;
  }

  /**
   * The command that starts the server with {@link #war()} at the root of {@code
   * http://127.0.0.1:port}.
   *
   * @param folder for everything that it writes
   * @param port a free port
   * @return its command, as {@link #java} makes it
   * @throws IOException if its files cannot be written
   */
  protected abstract ProcessBuilder command(Path folder, int port) throws IOException;

  /**
   * What the server must not say, from its start to its end, besides the token: what would be
   * caused by the library.
   *
   * @return a part of a line
   */
  protected abstract Pattern complaint();

  /**
   * The application: the library, the kit and JUnit.
   *
   * @return the file that the module packages
   */
  public static Path war() {
    return Path.of("target", WAR).toAbsolutePath();
  }

  /**
   * A virtual machine for a server with a short life.
   *
   * @param folder where it runs, and for its temporary files
   * @param arguments what follows the options that all servers get
   * @return the command
   */
  public static ProcessBuilder java(Path folder, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // half the work of a boot would be to compile it well
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder));
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  @BeforeAll
  final void boot(@TempDir Path folder) throws IOException {
    environment = TckEnvironment.start();
    host = WarHost.start(folder, this::command, environment.config(), readyLine);
  }

  @AfterAll
  final void stop() throws IOException {
    TckEnvironment servers = environment;
    WarHost running = host;
    try (servers;
        running) {
      if (running != null) {
        running.stop(System.getProperty("dust.tck.transport", "http"), complaint(), log -> true);
      }
    }
  }

  @TestFactory
  final Stream<DynamicNode> suites() {
    return host.suites().tests(List.of(ManagedThreadsSuite.class));
  }
}
