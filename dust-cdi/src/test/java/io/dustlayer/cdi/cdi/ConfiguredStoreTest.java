package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.TransportKind;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

  // A read of the mirror costs about a look into a hash table, and one of the configuration many.
  @Test
  void calls_after_the_first_do_not_read_the_configuration() {
    StoreSettings settings = new StoreSettings("", this::counted);
    try (ConfiguredStore store =
        new ConfiguredStore("", settings, Runnable::run, () -> {})) {
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
}
