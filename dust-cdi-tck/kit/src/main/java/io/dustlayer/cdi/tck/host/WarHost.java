package io.dustlayer.cdi.tck.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An application server that runs the suites of a WAR, in a process of its own. */
final class WarHost implements AutoCloseable {

  /** The command that starts it. */
  interface Command {

    /**
     * The command.
     *
     * @param folder for everything that the server writes
     * @param port a free port
     */
    ProcessBuilder in(Path folder, int port) throws IOException;
  }

  private final Path written;
  private final Map<String, String> config;
  private final int port;
  private final HostProcess process;

  private WarHost(Path written, Map<String, String> config, int port, HostProcess process) {
    this.written = written;
    this.config = config;
    this.port = port;
    this.process = process;
  }

  /** Starts it, and waits until it is ready. */
  static WarHost start(Path folder, Command command, Map<String, String> config, String readyLine)
      throws IOException {
    int port = HostProcess.freePort();
    HostProcess process = HostProcess.start(command.in(folder, port), config, readyLine);
    WarHost host = new WarHost(folder, config, port, process);
    process.awaitReady();
    return host;
  }

  /** The suites in it. */
  RemoteSuites suites() {
    return new RemoteSuites(URI.create("http://127.0.0.1:" + port));
  }

  /**
   * Asks it to end, and looks through what it has said.
   *
   * @param run what the file with its output is called after
   * @param complaint what it must not say, besides tokens
   * @param looked which of its logs are looked through for tokens
   */
  void stop(String run, Pattern complaint, Predicate<Path> looked) throws IOException {
    process.stop();
    Files.writeString(Path.of("target", "host-output-" + run + ".txt"), process.output());
    List<String> tokens = tokens();
    assertThat(process.output()).doesNotContain(tokens).doesNotContainPattern(complaint);
    for (Path log : logs(looked)) {
      assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
          .as("%s", log)
          .doesNotContain(tokens);
    }
  }

  private List<String> tokens() {
    return config.entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(".token"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<Path> logs(Predicate<Path> looked) throws IOException {
    try (Stream<Path> files = Files.walk(written)) {
      return files.filter(file -> file.toString().endsWith(".log")).filter(looked).toList();
    }
  }

  /** Ends it, if it still runs. */
  @Override
  public void close() {
    process.close();
  }
}
