package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library twice on one class path, and both of its extensions in one container. */
class TwoOfThemTest {

  @TempDir Path folder;

  @Test
  void second_version_of_the_library_is_refused_with_both_places() throws Exception {
    Path other = copyIn(folder.resolve("old"), "0.0.9");

    try (HostWithout host = new HostWithout("none.such", other)) {
      assertThat(host.call(HostedApplication.class, "deploy"))
          .contains("Dust cannot be deployed: 1 problem\n  DUST0130 dust-cdi: is there in several")
          .contains("0.0.9 in " + other.toUri().toURL())
          .contains(ownVersion() + " in " + own().toUri().toURL())
          .contains("Keep one");
    }
  }

  @Test
  void same_version_in_two_places_starts() throws Exception {
    Path other = copyIn(folder.resolve("twin"), ownVersion());

    try (HostWithout host = new HostWithout("none.such", other)) {
      assertThat(host.call(HostedApplication.class, "deploy")).isEqualTo("started");
    }
  }

  @Test
  void same_place_named_twice_is_one_copy() throws Exception {
    try (HostWithout host = new HostWithout("none.such", own())) {
      assertThat(host.call(HostedApplication.class, "deploy")).isEqualTo("started");
    }
  }

  @Test
  @SuppressWarnings("unchecked") // generic varargs of Weld's
  void extensions_added_by_hand_add_no_bean_twice() {
    try (WeldContainer container =
        new Weld()
            .addExtension(new DustCdiExtension())
            .addBuildCompatibleExtensions(DustBuildExtension.class)
            .initialize()) {
      assertThat(container.getBeanManager().getBeans(Dust.class)).hasSize(1);
      assertThat(container.getBeanManager().getBeans(DustStores.class)).hasSize(1);
      assertThat(container.getBeanManager().getBeans(DustStartup.class)).hasSize(1);
    }
  }

  private static Path copyIn(Path root, String version) throws IOException {
    Path marker = root.resolve(LibraryCopies.MARKER);
    Files.createDirectories(marker.getParent());
    Files.writeString(marker, "version=" + version + "\n");
    return root;
  }

  private static String ownVersion() throws Exception {
    Properties properties = new Properties();
    try (InputStream bytes = Files.newInputStream(own().resolve(LibraryCopies.MARKER))) {
      properties.load(bytes);
    }
    return properties.getProperty("version");
  }

  private static Path own() throws URISyntaxException {
    return Path.of(Dust.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
