package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.dustlayer.cdi.tck.broken.BrokenDeployments;
import io.dustlayer.cdi.tck.quarkus.unindexed.Shelf;
import io.dustlayer.cdi.tck.quarkus.unindexed.Shelves;
import io.quarkus.bootstrap.app.CuratedApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entity in a library that Quarkus does not index, because nothing in it says so. */
class UnindexedJarTest {

  @TempDir Path folder;

  @Test
  void its_repository_can_be_injected_all_the_same() throws Exception {
    Path root = Files.createDirectory(folder.resolve("application"));
    Path library = Files.createDirectory(folder.resolve("library"));
    Files.createFile(Files.createDirectory(root.resolve("META-INF")).resolve("dust-schemas"));
    QuarkusRun.copy(Shelves.class, root);
    QuarkusRun.copy(Shelf.class, library);
    // Proves that the library is not indexed: else this bean would fail the deployment.
    QuarkusRun.copy(BrokenDeployments.all().get(0).beans().get(0), library);
    try (CuratedApplication quarkus = QuarkusRun.of(folder, root, library)) {
      assertThatCode(() -> QuarkusRun.run(quarkus)).doesNotThrowAnyException();
    }
  }
}
