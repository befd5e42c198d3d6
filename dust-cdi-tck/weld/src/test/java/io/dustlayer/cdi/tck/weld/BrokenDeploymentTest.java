package io.dustlayer.cdi.tck.weld;

import io.dustlayer.cdi.cdi.DustCdiExtension;
import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeploymentSuite;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.io.TempDir;

/** With the portable extension on Weld, in a container for each application. */
class BrokenDeploymentTest extends BrokenDeploymentSuite {

  /** Weld does not start without any bean. */
  @Dependent
  static class Healthy {}

  @TempDir Path folder;

  @Override
  protected Optional<String> refusal(BrokenDeployment row) throws IOException {
    Path names = folder.resolve("META-INF/dust-schemas");
    Files.createDirectories(names.getParent());
    Files.write(names, row.names());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(application);
      return Optional.ofNullable(Assertions.catchThrowable(() -> start(row).close()))
          .map(BrokenDeploymentSuite::told);
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
