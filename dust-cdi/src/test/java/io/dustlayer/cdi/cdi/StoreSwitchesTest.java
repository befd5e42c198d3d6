package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.failure;
import static io.dustlayer.cdi.cdi.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a setting switches off. */
class StoreSwitchesTest {

  @Test
  void sdkTransportCanBeSwitchedOff() {
    DustException failure =
        failure(Map.of("dust.transport", "http"), StoreSettings::requireSdkAllowed);

    assertThat(failure.kind()).isEqualTo(Kind.NOT_SUPPORTED);
    assertThat(failure.code()).isEqualTo("DUST0314");
    assertThat(failure.detail())
        .isEqualTo(new ErrorDetail.Setting("dust.transport", "DUST_TRANSPORT"));
    assertThat(failure).hasMessageContaining("dust.transport=http").hasMessageContaining("sdk");
    settings("", Map.of("dust.transport", "sdk")).requireSdkAllowed();
    settings("", Map.of()).requireSdkAllowed();
  }

  @Test
  void disabledSaysWhichKeyToChange() {
    DustException failure = failure(Map.of("dust.enabled", "false"), StoreSettings::requireEnabled);

    assertThat(failure.kind()).isEqualTo(Kind.NOT_SUPPORTED);
    assertThat(failure.code()).isEqualTo("DUST0309");
    assertThat(failure.detail()).isEqualTo(new ErrorDetail.Setting("dust.enabled", "DUST_ENABLED"));
    assertThat(failure).hasMessageContaining("disabled by dust.enabled=false");
  }

  @Test
  void namedStoreIsDisabledByItsOwnKeyOrByTheGeneralOne() {
    StoreSettings own = settings("audit", Map.of("dust.stores.audit.enabled", "false"));
    StoreSettings all =
        settings("audit", Map.of("dust.enabled", "false", "dust.stores.audit.enabled", "true"));

    assertThat(catchThrowableOfType(DustException.class, own::requireEnabled))
        .hasMessageContaining("dust.stores.audit.enabled=false");
    assertThat(catchThrowableOfType(DustException.class, all::requireEnabled))
        .hasMessageContaining("dust.enabled=false");
  }
}
