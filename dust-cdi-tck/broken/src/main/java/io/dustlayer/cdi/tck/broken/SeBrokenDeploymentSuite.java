package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.cdi.DustCdiExtension;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the portable extension on Java SE, in a container for each application. A container belongs
 * to a class loader, so each application gets one.
 */
public abstract class SeBrokenDeploymentSuite extends BrokenDeploymentSuite {

  /** Some containers do not start without any bean. */
  @Dependent
  static class Healthy {}

  @TempDir Path folder;

  /** For the test classes of containers. */
  protected SeBrokenDeploymentSuite() {
    super();
  }

  @Override
  protected final Optional<String> refusal(BrokenDeployment row) throws IOException {
    Path names = folder.resolve("META-INF/dust-schemas");
    Files.createDirectories(names.getParent());
    Files.write(names, row.names());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(application);
      return refusal(() -> start(row));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Tries to start an application.
   *
   * @param deployment starts it, and ends it if it has started
   * @return what the container says about its refusal; empty if the application has started
   */
  protected Optional<String> refusal(ThrowingCallable deployment) {
    return Optional.ofNullable(Assertions.catchThrowable(deployment))
        .map(BrokenDeploymentSuite::told);
  }

  private static void start(BrokenDeployment row) {
    SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addExtensions(new DustCdiExtension())
        .addBeanClasses(row.beans().toArray(Class<?>[]::new))
        .addBeanClasses(Healthy.class)
        .initialize()
        .close();
  }
}
