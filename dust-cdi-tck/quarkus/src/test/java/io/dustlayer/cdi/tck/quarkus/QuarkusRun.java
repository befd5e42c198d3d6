package io.dustlayer.cdi.tck.quarkus;

import io.quarkus.bootstrap.app.AdditionalDependency;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.bootstrap.app.StartupAction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Builds and starts applications of a few classes, as Quarkus does before a test. */
final class QuarkusRun {

  private QuarkusRun() {}

  /**
   * Prepares the build of an application.
   *
   * @param folder for everything that is made; holds the application's classes in {@code root}
   * @param root the application's classes
   * @param libraries folders with classes that are no part of the application
   */
  static CuratedApplication of(Path folder, Path root, Path... libraries) throws Exception {
    // Else the library's classes and what is generated for them get class loaders of their own.
    Files.writeString(
        root.resolve("application.properties"), "quarkus.test.flat-class-path=true\n");
    QuarkusBootstrap.Builder builder =
        QuarkusBootstrap.builder()
            .setApplicationRoot(root)
            .setProjectRoot(Path.of("").toAbsolutePath())
            .setTargetDirectory(folder)
            .setMode(QuarkusBootstrap.Mode.TEST)
            .setTest(true)
            .setIsolateDeployment(true);
    Arrays.stream(libraries)
        .map(library -> new AdditionalDependency(library, false, false))
        .forEach(builder::addAdditionalApplicationArchive);
    return builder.build().bootstrap();
  }

  /**
   * Builds, starts and stops an application, with its class loader as Quarkus' own extension does.
   *
   * @return its class loader
   */
  static ClassLoader run(CuratedApplication quarkus) throws Exception {
    RunningQuarkusApplication started = start(quarkus);
    started.close();
    return started.getClassLoader();
  }

  /**
   * Builds and starts an application, with its class loader as Quarkus' own extension does.
   *
   * @return running
   */
  static RunningQuarkusApplication start(CuratedApplication quarkus) throws Exception {
    StartupAction built = quarkus.createAugmentor().createInitialRuntimeApplication();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(built.getClassLoader());
    try {
      return built.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Copies a class of the test's own class path. */
  static void copy(Class<?> type, Path root) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
      Files.copy(bytes, target);
    }
  }
}
