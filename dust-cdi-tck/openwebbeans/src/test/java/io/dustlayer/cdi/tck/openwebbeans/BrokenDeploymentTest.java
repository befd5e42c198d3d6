package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.cdi.DustCdiExtension;
import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeploymentSuite;
import jakarta.enterprise.inject.se.SeContainer;
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

/** With the portable extension on OpenWebBeans, in a container for each application. */
class BrokenDeploymentTest extends BrokenDeploymentSuite {

  @TempDir Path folder;

  /** A container belongs to a class loader, so each application gets one. */
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
      return refusal(() -> start(row).close());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Its exception says no more than that the log says why. */
  private static Optional<String> refusal(ThrowingCallable deployment) {
    try (ErrorLog log = new ErrorLog()) {
      Throwable failure = Assertions.catchThrowable(deployment);
      return Optional.ofNullable(failure).map(thrown -> told(thrown) + log.text());
    }
  }

  private static SeContainer start(BrokenDeployment row) {
    return SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addExtensions(new DustCdiExtension())
        .addBeanClasses(row.beans().toArray(Class<?>[]::new))
        .initialize();
  }
}
