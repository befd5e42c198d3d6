package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.SECRET;
import static io.dustlayer.cdi.cdi.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds without a setting. */
class StoreSettingsDefaultsTest {

  @Test
  void defaultsNeedOnlyStoreAndToken() {
    StoreSettings settings = settings("", Map.of("dust.store", "acme/main", "dust.token", SECRET));

    assertThat(settings.store()).isEqualTo("acme/main");
    assertThat(settings.token()).isEqualTo(SECRET);
    assertThat(settings.baseUrl()).isEqualTo(URI.create("https://dustlayer.io"));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.pageSize()).isEqualTo(1000);
    assertThat(settings.atomicFlatWrites()).isFalse();
    settings.requireEnabled();
    assertThat(settings.transport()).isEqualTo(TransportMode.AUTO);
  }

  @Test
  void realtimeSettingsHaveDocumentedDefaults() {
    StoreSettings settings = settings("", Map.of());

    assertThat(settings.ackTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.messagePack()).isFalse();
    assertThat(settings.maxInFlight()).isEqualTo(64);
    assertThat(settings.writeQueue()).isEqualTo(10_000);
    assertThat(settings.statusInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.rejoinInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maxMessage()).isEqualTo(128_000_000);
    assertThat(settings.deviceId()).isEmpty();
    assertThat(settings.eventQueue()).isEqualTo(1000);
  }
}
