package io.dustlayer.cdi.tck.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** The WAR of {@link WarSuites} on an application server that is ended and started again. */
public abstract class WarRestartSuites extends RestartSuites {

  @TempDir static Path folder;

  private final String readyLine;
  private WarHost host;
  private int runs;

  /**
   * Suites that do not run yet.
   *
   * @param readyLine a part of the line that the server prints when it is ready
   */
  protected WarRestartSuites(String readyLine) {
    super();
    this.readyLine = readyLine;
  }

  /**
   * The command that starts the server, as in {@link WarSuites#command}.
   *
   * @param folder for everything that it writes
   * @param port a free port
   * @return its command, as {@link WarSuites#java} makes it
   * @throws IOException if its files cannot be written
   */
  protected abstract ProcessBuilder command(Path folder, int port) throws IOException;

  /**
   * What the server must not say, as in {@link WarSuites#complaint}.
   *
   * @return a part of a line
   */
  protected abstract Pattern complaint();

  /**
   * Whether a log must not have tokens in it.
   *
   * @param log a file that the server has written
   * @return true, unless a host says otherwise
   */
  protected boolean isPublic(Path log) {
    return true;
  }

  @Override
  protected final SuiteHost begin(Map<String, String> config) throws IOException {
    runs++;
    Path own = Files.createDirectory(folder.resolve("run-" + runs));
    host = WarHost.start(own, this::command, config, readyLine);
    return host.suites();
  }

  @Override
  protected final void end() throws IOException {
    try (WarHost ending = host) {
      ending.stop("restart-" + runs, complaint(), this::isPublic);
    }
  }
}
