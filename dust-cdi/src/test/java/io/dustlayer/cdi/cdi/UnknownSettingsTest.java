package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.cdi.UnknownSettings.Unknown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "dust.baseurl, dust.base-url",
    "dust.base_url, dust.base-url",
    "dust.baseUrl, dust.base-url",
    "dust.tokn, dust.token",
    "dust.Store, dust.store",
    "dust.flatwrites, dust.flat-writes",
    "dust.stores.audit.tokne, dust.stores.audit.token",
    "DUST_BASEURL, DUST_BASE_URL",
    "DUST_TOKEM, DUST_TOKEN",
    "DUST_STORES_AUDIT_BASEURL, DUST_STORES_AUDIT_BASE_URL"
  })
  void typingErrorIsReportedWithTheNearestName(String name, String meant) {
    assertThat(UnknownSettings.among(List.of(name)))
        .containsExactly(new Unknown(name, Optional.of(meant)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dust.stores.audit", "dust.frobnicate", "DUST_FROBNICATE", "dust."})
  void nameThatIsNearToNoneIsReportedWithoutAGuess(String name) {
    assertThat(UnknownSettings.among(List.of(name)))
        .containsExactly(new Unknown(name, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dust.store",
        "dust.token",
        "dust.base-url",
        "dust.transport",
        "dust.flat-writes",
        "dust.connect-timeout",
        "dust.read-timeout",
        "dust.page-size",
        "dust.enabled",
        "dust.stores.audit.base-url",
        "DUST_STORE",
        "DUST_BASE_URL",
        "DUST_STORES_AUDIT_BASE_URL",
        "DUST_STORES_AUDIT_LOG_TOKEN",
        "dust.dev-server",
        "dust.dev-server.port",
        "DUST_DEV_SERVER_PORT",
        "dust.tck.url",
        "dusty.store",
        "DUSTY",
        "my.dust.store",
        "PATH"
      })
  void knownAndForeignNamesAreNotReported(String name) {
    assertThat(UnknownSettings.among(List.of(name))).isEmpty();
  }

  @Test
  void everySettingIsKnownInEverySpelling() {
    for (Setting setting : Setting.values()) {
      for (String store : List.of("", "audit")) {
        String key = setting.in(store).key();
        assertThat(UnknownSettings.among(List.of(key, SettingName.environmentVariableOf(key))))
            .isEmpty();
      }
    }
  }

  @Test
  void variableThatASourceAlsoShowsAsAKeyIsJudgedOnce() {
    assertThat(UnknownSettings.among(List.of("dust.base.url", "DUST_BASE_URL"))).isEmpty();
    assertThat(UnknownSettings.among(List.of("dust.baseurl", "DUST_BASEURL", "dust.baseurl")))
        .extracting(Unknown::name)
        .containsExactly("DUST_BASEURL");
  }
}
