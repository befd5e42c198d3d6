package io.dustlayer.cdi.tck.weld;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every host relies on in the jar of the library. */
class PublishedJarTest {

  private static final int JAVA_17 = 61;

  private Path root;
  private FileSystem jar;

  @BeforeEach
  void open() throws URISyntaxException, IOException {
    Path place =
        Path.of(DustRepo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      root = place;
    } else {
      jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of());
      root = jar.getPath("/");
    }
  }

  @AfterEach
  void close() throws IOException {
    if (jar != null) {
      jar.close();
    }
  }

  @Test
  void it_can_be_discovered_by_every_container() {
    assertThat(
            List.of(
                "META-INF/beans.xml",
                "META-INF/jandex.idx",
                "META-INF/services/jakarta.enterprise.inject.spi.Extension",
                "META-INF/services/"
                    + "jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension",
                "META-INF/services/io.dustlayer.cdi.Changeset$Factory"))
        .allSatisfy(name -> assertThat(root.resolve(name)).isNotEmptyFile());
  }

  @Test
  void every_class_runs_on_java_17() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("io"))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(100);
      assertThat(classes).allSatisfy(file -> assertThat(majorVersion(file)).isEqualTo(JAVA_17));
    }
  }

  private static int majorVersion(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        DataInputStream data = new DataInputStream(bytes)) {
      data.readInt();
      data.readUnsignedShort();
      return data.readUnsignedShort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
