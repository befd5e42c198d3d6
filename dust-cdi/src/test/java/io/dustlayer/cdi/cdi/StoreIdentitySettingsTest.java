package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.SECRET;
import static io.dustlayer.cdi.cdi.SettingsFixture.failure;
import static io.dustlayer.cdi.cdi.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which store it is and who asks: {@code dust.store} and {@code dust.token}. */
class StoreIdentitySettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme",
        "a/b/c",
        "/x",
        "x/",
        "/",
        "acme/my store",
        "acme\u00e9/x",
        "a/..",
        "a/b?c",
        "a%2Fb/c",
        "a\\b",
        "a\nb/c"
      })
  void malformedStoreIsRefusedWithKeyVariableAndExample(String store) {
    DustException failure = failure(Map.of("dust.store", store), StoreSettings::store);

    assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(failure.code()).isEqualTo("DUST0302");
    assertThat(failure.detail()).isEqualTo(new ErrorDetail.Setting("dust.store", "DUST_STORE"));
    assertThat(failure)
        .hasMessageContaining("dust.store (environment variable DUST_STORE)")
        .hasMessageContaining("for example dust.store=acme/main");
  }

  @Test
  void oversizedStoreIsRefusedWithoutRepeatingIt() {
    DustException failure =
        failure(Map.of("dust.store", "acme/" + "x".repeat(100_000)), StoreSettings::store);

    assertThat(failure.code()).isEqualTo("DUST0302");
    assertThat(failure.getMessage()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void emptyMeansMissing(String blank) {
    assertThat(failure(Map.of("dust.store", blank), StoreSettings::store).code())
        .isEqualTo("DUST0301");
    assertThat(failure(Map.of("dust.token", blank), StoreSettings::token).code())
        .isEqualTo("DUST0301");
  }

  @Test
  void missingTokenSaysHowToSetIt() {
    DustException failure = failure(Map.of(), StoreSettings::token);

    assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(failure.detail()).isEqualTo(new ErrorDetail.Setting("dust.token", "DUST_TOKEN"));
    assertThat(failure)
        .hasMessageContaining("dust.token (environment variable DUST_TOKEN) is missing");
  }

  @Test
  void whiteSpaceAroundAValueIsIgnored() {
    StoreSettings settings =
        settings("", Map.of("dust.store", " acme/main\n", "dust.token", "\t" + SECRET + "\r\n"));

    assertThat(settings.store()).isEqualTo("acme/main");
    assertThat(settings.token()).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {SECRET + "\r\nX-Evil: 1", SECRET + " x", SECRET + "\u0000", SECRET + "\u00fc"})
  void tokenThatWouldBreakTheHeaderIsRefusedUnseen(String token) {
    DustException failure = failure(Map.of("dust.token", token), StoreSettings::token);

    assertThat(failure.code()).isEqualTo("DUST0303");
    assertThat(failure.toString()).doesNotContain(SECRET);
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void oversizedTokenIsRefusedUnseen() {
    DustException failure =
        failure(Map.of("dust.token", SECRET.repeat(10_000)), StoreSettings::token);

    assertThat(failure.code()).isEqualTo("DUST0303");
    assertThat(failure.toString()).doesNotContain(SECRET);
  }

  @Test
  void expressionThatCannotBeExpandedIsReportedUnseen() {
    DustException failure =
        failure(Map.of("dust.token", SECRET + "${dust.token}"), StoreSettings::token);

    assertThat(failure.code()).isEqualTo("DUST0311");
    assertThat(failure.toString()).doesNotContain(SECRET);
  }
}
