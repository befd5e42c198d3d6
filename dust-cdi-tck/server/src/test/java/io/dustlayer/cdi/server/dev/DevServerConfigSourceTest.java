package io.dustlayer.cdi.server.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.ServerStartException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DevServerConfigSourceTest {

  private static final List<String> KEYS = List.of("dust.store", "dust.token", "dust.base-url");

  @TempDir Path folder;
  @TempDir Path applications;
  private final ClassLoader own = Thread.currentThread().getContextClassLoader();
  private Config config;

  @AfterEach
  void release() {
    DevServers.close();
    Thread.currentThread().setContextClassLoader(own);
  }

  @Test
  void without_being_asked_it_gives_nothing() throws IOException {
    configure(Map.of("dust.dev-server.data", data()));

    assertThat(KEYS).allSatisfy(key -> assertThat(given(key)).isEmpty());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void reading_names_and_other_values_starts_nothing() throws IOException {
    configure(asked());

    config.getPropertyNames().forEach(name -> assertThat(KEYS).doesNotContain(name));
    assertThat(config.getOptionalValue("dust.page-size", String.class)).isEmpty();
    assertThat(config.getOptionalValue("%dev.dust.store", String.class)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_first_read_starts_the_server_and_later_ones_find_it() throws IOException {
    configure(asked());

    String url = given("dust.base-url").orElseThrow();

    assertThat(given("dust.store")).contains("dev/main");
    assertThat(given("dust.base-url")).contains(url);
    assertThat(url).isEqualTo(DevServers.on(DevServerOptions.of(config)).baseUrl().toString());
    assertThat(given("dust.token")).contains(DevServers.on(DevServerOptions.of(config)).token());
    assertThat(Files.exists(folder.resolve("data"))).isTrue();
  }

  @Test
  void another_configuration_finds_the_same_server() throws IOException {
    configure(asked());
    Optional<String> url = given("dust.base-url");

    configure(asked());

    assertThat(given("dust.base-url")).isPresent().isEqualTo(url);
  }

  @Test
  void one_configured_key_makes_it_silent_about_all() throws IOException {
    for (String configured : KEYS) {
      Map<String, String> settings = new HashMap<>(asked());
      settings.put(configured, "http://elsewhere/store");
      configure(settings);

      assertThat(KEYS)
          .filteredOn(key -> !key.equals(configured))
          .allSatisfy(key -> assertThat(given(key)).isEmpty());
      assertThat(given(configured)).contains("http://elsewhere/store");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_key_of_the_active_profile_counts_as_configured() throws IOException {
    Map<String, String> settings = new HashMap<>(asked());
    settings.put("%special.dust.store", "acme/main");
    settings.put("smallrye.config.profile", "special");
    configure(settings);

    assertThat(given("dust.base-url")).isEmpty();
    assertThat(given("dust.store")).contains("acme/main");
  }

  @Test
  void memory_writes_no_file() throws IOException {
    Map<String, String> settings = new HashMap<>(asked());
    settings.put("dust.dev-server.data", "memory");
    configure(settings);

    assertThat(given("dust.base-url")).isPresent();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_port_and_the_token_can_be_chosen_so_that_others_find_it() throws IOException {
    int port = freePort();
    Map<String, String> settings = new HashMap<>(asked());
    settings.put("dust.dev-server.port", Integer.toString(port));
    settings.put("dust.dev-server.token", "chosen");
    configure(settings);

    assertThat(given("dust.base-url")).contains("http://127.0.0.1:" + port);
    assertThat(given("dust.token")).contains("chosen");
    assertThat(DevServerOptions.of(config).toString()).doesNotContain("chosen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "-1", "65536", "1.5"})
  void a_port_that_is_none_is_named_with_its_key(String port) throws IOException {
    Map<String, String> settings = new HashMap<>(asked());
    settings.put("dust.dev-server.port", port);
    configure(settings);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> given("dust.base-url"))
        .withMessageContaining("dust.dev-server.port")
        .withMessageContaining("DUST_DEV_SERVER_PORT")
        .withMessageContaining("'" + port + "'");
  }

  @Test
  void a_port_in_use_is_named() throws IOException {
    Map<String, String> settings = new HashMap<>(asked());
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.put("dust.dev-server.port", Integer.toString(other.getLocalPort()));
      configure(settings);

      assertThatThrownBy(() -> given("dust.base-url"))
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
    assertThat(given("dust.base-url")).isPresent();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Test
  void a_folder_in_use_is_named() throws IOException {
    configure(asked());
    try (DustServer other = DustServer.builder().data(Path.of(data())).start()) {
      assertThat(other.port()).isPositive();
      assertThatThrownBy(() -> given("dust.base-url"))
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining(data())
          .hasMessageContaining("in use by another Dust server");
    }
    assertThat(given("dust.base-url")).isPresent();
  }

  @Test
  void after_the_application_has_stopped_the_next_one_gets_a_server_again() throws IOException {
    configure(asked());
    DevServerLifecycle lifecycle = new DevServerLifecycle();
    lifecycle.start(null);
    Optional<String> first = given("dust.base-url");

    lifecycle.stop(null);

    assertThat(given("dust.base-url")).isPresent().isNotEqualTo(first);
  }

  private Map<String, String> asked() {
    return Map.of("dust.dev-server", "true", "dust.dev-server.data", data());
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Makes this thread belong to an application of its own, with these settings. */
  private void configure(Map<String, String> settings) throws IOException {
    Path application = Files.createTempDirectory(applications, "application");
    Properties file = new Properties();
    file.putAll(settings);
    Path meta = Files.createDirectory(application.resolve("META-INF"));
    try (OutputStream out = Files.newOutputStream(meta.resolve("microprofile-config.properties"))) {
      file.store(out, null);
    }
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {application.toUri().toURL()}, own));
    config = ConfigProvider.getConfig();
  }

  private Optional<String> given(String key) {
    return config.getOptionalValue(key, String.class);
  }
}
