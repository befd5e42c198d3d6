package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.SECRET;
import static io.dustlayer.cdi.cdi.SettingsFixture.config;
import static io.dustlayer.cdi.cdi.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** Where the settings of a named store come from. */
class NamedStoreSettingsTest {

  @Test
  void namedStoreTakesOnlyTechnicalSettingsFromTheDefaultStore() {
    Map<String, String> values =
        Map.of(
            "dust.store", "acme/main",
            "dust.token", SECRET,
            "dust.base-url", "http://localhost:1",
            "dust.read-timeout", "7s",
            "dust.stores.audit.read-timeout", "9s");
    StoreSettings audit = settings("audit", values);

    assertThat(audit.baseUrl()).hasToString("http://localhost:1");
    assertThat(audit.readTimeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(catchThrowableOfType(DustException.class, audit::store).detail())
        .isEqualTo(new ErrorDetail.Setting("dust.stores.audit.store", "DUST_STORES_AUDIT_STORE"));
    assertThat(catchThrowableOfType(DustException.class, audit::token).detail())
        .isEqualTo(new ErrorDetail.Setting("dust.stores.audit.token", "DUST_STORES_AUDIT_TOKEN"));
  }

  @Test
  void inheritedValueThatIsWrongIsReportedUnderTheKeyThatHoldsIt() {
    StoreSettings audit = settings("audit", Map.of("dust.page-size", "0"));

    assertThat(catchThrowableOfType(DustException.class, audit::pageSize))
        .hasMessageContaining("dust.page-size (environment variable DUST_PAGE_SIZE)");
  }

  @Test
  void environmentVariablesWorkAsTheyAre() {
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(
                new io.smallrye.config.EnvConfigSource(
                    Map.of("DUST_STORES_AUDIT_BASE_URL", "http://localhost:2"), 300))
            .build();

    assertThat(new StoreSettings("audit", () -> config).baseUrl())
        .hasToString("http://localhost:2");
  }
}
