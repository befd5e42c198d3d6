package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dustlayer.cdi.schema.SchemaProblem;
import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeployments;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.StartupAction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The build-compatible extension refuses every broken application with the message of the table.
 * Each row becomes an application of its own, which Quarkus builds and starts as it does before a
 * test.
 */
class BrokenDeploymentTest {

  @TempDir static Path folder;

  private static Path root;
  private static CuratedApplication quarkus;

  /** One for all rows, because its class loaders are most of the cost. */
  @BeforeAll
  static void startQuarkus() throws Exception {
    root = Files.createDirectory(folder.resolve("application"));
    // Else the library's classes and what is generated for them get class loaders of their own.
    Files.writeString(
        root.resolve("application.properties"), "quarkus.test.flat-class-path=true\n");
    quarkus =
        QuarkusBootstrap.builder()
            .setApplicationRoot(root)
            .setProjectRoot(Path.of("").toAbsolutePath())
            .setTargetDirectory(folder)
            .setMode(QuarkusBootstrap.Mode.TEST)
            .setTest(true)
            .setIsolateDeployment(true)
            .build()
            .bootstrap();
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

  static List<BrokenDeployment> rows() {
    return BrokenDeployments.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void brokenApplicationIsRefusedWithAllItsProblems(BrokenDeployment row) throws IOException {
    Throwable failure = start(row);

    assertThat(failure).as("%s: the application started", row).isNotNull();
    assertThat(Stream.iterate(failure, cause -> cause != null, Throwable::getCause))
        .as("%s", row)
        .extracting(Throwable::getMessage)
        .contains(row.report());
    assertThat(row.problems()).as("%s", row).extracting(SchemaProblem::code).isEqualTo(row.codes());
  }

  private static Throwable start(BrokenDeployment row) throws IOException {
    Set<Class<?>> classes = new LinkedHashSet<>(row.beans());
    classes.addAll(row.entities());
    for (Class<?> type : classes) {
      copy(type);
    }
    Path names = root.resolve("META-INF/dust-schemas");
    Files.createDirectories(names.getParent());
    Files.write(names, row.names());
    return catchThrowable(() -> run(quarkus.createAugmentor().createInitialRuntimeApplication()));
  }

  /** With the application's class loader, as Quarkus' own extension for JUnit does. */
  private static void run(StartupAction built) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(built.getClassLoader());
    try {
      built.run().close();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void copy(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
      Files.copy(bytes, target);
    }
  }
}
