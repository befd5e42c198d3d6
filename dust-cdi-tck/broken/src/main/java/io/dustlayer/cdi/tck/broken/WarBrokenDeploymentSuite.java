package io.dustlayer.cdi.tck.broken;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * As WARs on an application server: one server for all rows, because most of the cost is to boot
 * it.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class WarBrokenDeploymentSuite extends BrokenDeploymentSuite {

  private URI host;

  /** For the test classes of servers. */
  protected WarBrokenDeploymentSuite() {
    super();
  }

  /**
   * Boots the server with all applications, and waits until it has tried each of them.
   *
   * @param folder for everything that it writes
   * @param wars each to be deployed under its name, without the ending
   * @return the address of the server, without path
   * @throws IOException if it cannot be started
   */
  protected abstract URI boot(Path folder, List<Path> wars) throws IOException;

  /**
   * Everything that the server said.
   *
   * @return its output
   */
  protected abstract String output();

  /** Stops the server, if it was booted. */
  protected abstract void stop();

  @BeforeAll
  final void bootWithAll(@TempDir Path folder) throws IOException {
    host = boot(folder, BrokenApplications.wars(folder));
  }

  @AfterAll
  final void stopIt() {
    stop();
  }

  @Override
  protected final Optional<String> refusal(BrokenDeployment row)
      throws IOException, InterruptedException {
    return BrokenApplications.isRunning(row, host) ? Optional.empty() : Optional.of(output());
  }
}
