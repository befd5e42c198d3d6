package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.TransportKind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSettingsTest {

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @Dependent
  static class Using {
    @Inject DustRepo<Link> links;
  }

  @TempDir Path folder;

  private final Map<String, String> set = new HashMap<>();

  @AfterEach
  void clear() {
    set.keySet().forEach(System::clearProperty);
  }

  @Test
  void mirrors_are_kept_in_memory_by_default() {
    assertThat(SettingsFixture.settings("", Map.of()).disk().cacheFolder()).isEmpty();
    Map<String, String> onlyPath = Map.of("dust.cache.path", "/var/lib/dust");
    assertThat(SettingsFixture.settings("", onlyPath).disk().cacheFolder()).isEmpty();
  }

  @Test
  void folder_of_a_store_is_its_own_or_the_default_stores() {
    Map<String, String> values =
        Map.of(
            "dust.cache", "FILE",
            "dust.cache.path", "/var/lib/dust",
            "dust.stores.audit.cache.path", "audit files",
            "dust.stores.plain.cache", "memory");

    assertThat(folder("", values)).isEqualTo(Path.of("/var/lib/dust"));
    assertThat(folder("journal", values)).isEqualTo(Path.of("/var/lib/dust"));
    assertThat(folder("audit", values)).isEqualTo(Path.of("audit files"));
    assertThat(SettingsFixture.settings("plain", values).disk().cacheFolder()).isEmpty();
  }

  private static Path folder(String store, Map<String, String> values) {
    return SettingsFixture.settings(store, values).disk().cacheFolder().orElseThrow().folder();
  }

  @Test
  void file_without_a_folder_names_both_settings() {
    DustException failure =
        SettingsFixture.failure(Map.of("dust.cache", "file"), s -> s.disk().cacheFolder());

    assertThat(failure.code()).isEqualTo("DUST0321");
    assertThat(failure)
        .hasMessageContaining("dust.cache.path (environment variable DUST_CACHE_PATH) is missing")
        .hasMessageContaining("dust.cache=file (environment variable DUST_CACHE)");
  }

  @Test
  void malformed_values_are_refused() {
    assertThat(SettingsFixture.failure(Map.of("dust.cache", "disk"), s -> s.disk().cacheFolder()))
        .hasMessageContaining("DUST0307")
        .hasMessageContaining("dust.cache");
    Map<String, String> nul = Map.of("dust.cache", "file", "dust.cache.path", "a\0b");
    assertThat(SettingsFixture.failure(nul, s -> s.disk().cacheFolder()).code())
        .isEqualTo("DUST0326");
  }

  @Test
  void two_applications_on_one_folder_are_refused_when_the_second_starts() {
    configure("sdk");
    withApplication(
        first -> {
          Throwable failure = catchThrowable(() -> withApplication(second -> {}));
          assertThat(failure)
              .hasMessageContaining("Dust cannot be deployed: 1 problem")
              .hasMessageContaining("DUST0802")
              .hasMessageContaining(folder.toString())
              .hasMessageContaining("dust.cache.path (environment variable DUST_CACHE_PATH)");
          assertThat(transport(first)).isEqualTo(TransportKind.SDK);
        });
    // The first one has given it back.
    withApplication(third -> assertThat(transport(third)).isEqualTo(TransportKind.SDK));
  }

  @Test
  void application_starts_without_a_usable_folder() throws Exception {
    configure("sdk");
    Files.delete(folder);
    Files.createFile(folder);
    try {
      withApplication(
          application -> assertThat(transport(application)).isEqualTo(TransportKind.SDK));
    } finally {
      Files.delete(folder);
      Files.createDirectory(folder);
    }
  }

  @Test
  void cache_without_a_mirror_is_warned_about() throws Exception {
    configure("http");
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi");
        Stream<Path> files = Files.list(folder)) {
      withApplication(application -> {});

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("DUST0324: dust.cache=file (environment variable DUST_CACHE) has no effect")
          .contains("dust.transport=http (environment variable DUST_TRANSPORT)");
      assertThat(files).isEmpty();
    }
  }

  private void configure(String transport) {
    set.putAll(
        Map.of(
            "dust.store", "acme/main",
            "dust.token", "s3cr3t",
            "dust.base-url", "http://127.0.0.1:1",
            "dust.transport", transport,
            "dust.cache", "file",
            "dust.cache.path", folder.toString()));
    set.forEach(System::setProperty);
  }

  private static TransportKind transport(WeldContainer container) {
    return container.select(Dust.class).get().transport();
  }

  private static void withApplication(Consumer<WeldContainer> use) {
    Weld weld =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClass(DustStartup.class)
            .addBeanClasses(Using.class);
    try (WeldContainer container = weld.initialize()) {
      use.accept(container);
    }
  }
}
