package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.SyncState;
import io.dustlayer.cdi.TransportKind;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** One store as the configuration describes it; there is no server. */
class ConfiguredStoreTest {

  private final AtomicInteger reads = new AtomicInteger();
  private final Config config =
      new SmallRyeConfigBuilder()
          .withSources(
              new PropertiesConfigSource(
                  Map.of(
                      "dust.store", "acme/main",
                      "dust.token", "s3cr3t-token",
                      "dust.base-url", "http://127.0.0.1:1"),
                  "test",
                  100))
          .build();

  private Config counted() {
    reads.incrementAndGet();
    return config;
  }

  // With a kept mirror, changes since are told as soon as it runs.
  @Test
  void the_transport_is_shown_before_it_starts() {
    StoreSettings settings = new StoreSettings("", this::counted);
    List<SyncState> shown = new ArrayList<>();
    List<String> running = new ArrayList<>();
    try (ConfiguredStore store =
        new ConfiguredStore(
            "",
            settings,
            Runnable::run,
            transport -> {
              shown.add(transport.status().state());
              running.addAll(threads());
            })) {
      store.start();
      assertThat(shown).containsExactly(SyncState.STOPPED);
      assertThat(running).isEmpty();
      assertThat(threads()).hasSize(1);
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("dust-sync-"))
        .toList();
  }

  // A read of the mirror costs about a look into a hash table, and one of the configuration many.
  @Test
  void calls_after_the_first_do_not_read_the_configuration() {
    StoreSettings settings = new StoreSettings("", this::counted);
    try (ConfiguredStore store =
        new ConfiguredStore("", settings, Runnable::run, transport -> {})) {
      store.start();
      store.transport();
      store.settings();
      store.name();
      int first = reads.get();
      for (int i = 0; i < 10; i++) {
        assertThat(store.transport().kind()).isEqualTo(TransportKind.SDK);
        store.settings();
        store.name();
      }
      assertThat(reads).hasValue(first);
    }
  }

  @Test
  void correctedValueCountsFromTheNextReadOn() {
    AtomicReference<Config> config = new AtomicReference<>(config(Map.of("dust.store", "acme")));
    ConfiguredStore store =
        new ConfiguredStore("", new StoreSettings("", config::get), Runnable::run, transport -> {});
    assertThat(catchThrowableOfType(DustException.class, store::name)).isNotNull();

    config.set(config(Map.of("dust.store", "acme/main")));

    assertThat(store.name()).isEqualTo("acme/main");
  }
}
