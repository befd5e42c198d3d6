package io.dustlayer.cdi.tck.weld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dustlayer.cdi.cdi.DustCdiExtension;
import io.dustlayer.cdi.schema.SchemaProblem;
import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeployments;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The portable extension refuses every broken application with the message of the table. */
class BrokenDeploymentTest {

  /** Weld does not start without any bean. */
  @Dependent
  static class Healthy {}

  @TempDir Path folder;

  static List<BrokenDeployment> rows() {
    return BrokenDeployments.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void brokenApplicationIsRefusedWithAllItsProblems(BrokenDeployment row) throws IOException {
    Throwable failure = deploy(row);

    assertThat(failure).as("%s: the application started", row).isNotNull();
    // Weld shows the exception with its stack, which begins right after the message.
    assertThat(failure).as("%s", row).hasMessageContaining(": " + row.report() + "\n\tat ");
    assertThat(row.problems()).as("%s", row).extracting(SchemaProblem::code).isEqualTo(row.codes());
  }

  private Throwable deploy(BrokenDeployment row) throws IOException {
    Path names = folder.resolve("META-INF/dust-schemas");
    Files.createDirectories(names.getParent());
    Files.write(names, row.names());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(application);
      return catchThrowable(() -> start(row).close());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static WeldContainer start(BrokenDeployment row) {
    Class<?>[] beans = row.beans().toArray(Class<?>[]::new);
    return new Weld()
        .disableDiscovery()
        .addExtension(new DustCdiExtension())
        .addBeanClasses(beans)
        .addBeanClass(Healthy.class)
        .initialize();
  }
}
