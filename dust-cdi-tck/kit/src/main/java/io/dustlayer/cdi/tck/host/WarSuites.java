package io.dustlayer.cdi.tck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.TckEnvironment;
import io.dustlayer.cdi.tck.event.ManagedThreadsSuite;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private HostProcess host;
  private Path written;
  private URI application;

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
  protected static Path war() {
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
    written = folder;
    int port = HostProcess.freePort();
    host = HostProcess.start(command(folder, port), environment.config(), readyLine);
    host.awaitReady();
    application = URI.create("http://127.0.0.1:" + port);
  }

  @AfterAll
  final void stop() throws IOException {
    try (TckEnvironment servers = environment;
        HostProcess running = host) {
      if (running == null) {
        return;
      }
      running.stop();
      Files.writeString(Path.of("target", "host-output-" + transport() + ".txt"), running.output());
      List<String> tokens = tokens(servers.config());
      assertThat(running.output()).doesNotContain(tokens).doesNotContainPattern(complaint());
      for (Path log : logs()) {
        assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
            .as("%s", log)
            .doesNotContain(tokens);
      }
    }
  }

  private static List<String> tokens(Map<String, String> config) {
    return config.entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(".token"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(written)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  @TestFactory
  final Stream<DynamicNode> suites() {
    return new RemoteSuites(application).tests(List.of(ManagedThreadsSuite.class));
  }

  private static String transport() {
    return System.getProperty("dust.tck.transport", "http");
  }
}
