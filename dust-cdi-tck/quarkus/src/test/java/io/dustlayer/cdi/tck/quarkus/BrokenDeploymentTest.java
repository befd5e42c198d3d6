package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeploymentSuite;
import io.dustlayer.cdi.tck.host.ReportedTests;
import io.dustlayer.cdi.tck.report.SuiteGroup;
import io.quarkus.bootstrap.app.CuratedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the build-compatible extension. Each row becomes an application of its own, which Quarkus
 * builds and starts as it does before a test.
 */
class BrokenDeploymentTest extends BrokenDeploymentSuite {

  @RegisterExtension
  static final ReportedTests REPORT = new ReportedTests(SuiteGroup.CONTAINER, "deployment");

  @TempDir static Path folder;

  private static Path root;
  private static CuratedApplication quarkus;

  /** One for all rows, because its class loaders are most of the cost. */
  @BeforeAll
  static void startQuarkus() throws Exception {
    root = Files.createDirectory(folder.resolve("application"));
    quarkus = QuarkusRun.of(folder, root);
  }

  @AfterAll
  static void stopQuarkus() {
    quarkus.close();
  }

  @BeforeEach
  void emptyTheApplication() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(root)) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  protected Optional<String> refusal(BrokenDeployment row) throws Exception {
    Set<Class<?>> classes = new LinkedHashSet<>(row.beans());
    classes.addAll(row.entities());
    for (Class<?> type : classes) {
      QuarkusRun.copy(type, root);
    }
    Path names = root.resolve("META-INF/dust-schemas");
    Files.createDirectories(names.getParent());
    Files.write(names, row.names());
    if (!row.problems().isEmpty()) {
      return refusal(quarkus);
    }
    // After one that has failed to start, Quarkus starts no other with the same class loaders.
    try (CuratedApplication unused = QuarkusRun.of(folder, root)) {
      return refusal(unused);
    }
  }

  private static Optional<String> refusal(CuratedApplication application) {
    return Optional.ofNullable(Assertions.catchThrowable(() -> QuarkusRun.run(application)))
        .map(BrokenDeploymentSuite::told);
  }
}
