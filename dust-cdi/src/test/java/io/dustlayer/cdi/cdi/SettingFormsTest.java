package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.SECRET;
import static io.dustlayer.cdi.cdi.SettingsFixture.failure;
import static io.dustlayer.cdi.cdi.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that values may have: URLs, times, sizes, numbers, words. */
class SettingFormsTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, http://localhost:8080",
    "https://dust.example/, https://dust.example",
    "https://dust.example/behind/proxy//, https://dust.example/behind/proxy",
    "HTTP://127.0.0.1, HTTP://127.0.0.1",
    "http://[::1]:9, http://[::1]:9"
  })
  void baseUrlMayHaveAPathAndATrailingSlash(String text, String url) {
    assertThat(settings("", Map.of("dust.base-url", text)).baseUrl()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dustlayer.io", "ftp://dustlayer.io", "https://", "https:///x", "https://h?x=1",
            "https://h#f",
        "ht tp://h", "https://user:s3cr3t@h", "https://us er:s3cr3t@h", "//h", "/", "http://h:port"
      })
  void malformedBaseUrlIsRefused(String url) {
    DustException failure = failure(Map.of("dust.base-url", url), StoreSettings::baseUrl);

    assertThat(failure.code()).isEqualTo("DUST0304");
    assertThat(failure).hasMessageContaining("DUST_BASE_URL").hasMessageNotContaining(SECRET);
  }

  @Test
  void oversizedBaseUrlIsRefused() {
    String url = "https://h/" + "x".repeat(5000);

    assertThat(failure(Map.of("dust.base-url", url), StoreSettings::baseUrl).code())
        .isEqualTo("DUST0304");
  }

  @ParameterizedTest
  @CsvSource({
    "PT5S, PT5S",
    "pt0.25s, PT0.25S",
    "5s, PT5S",
    "500ms, PT0.5S",
    "1500, PT1.5S",
    "2m, PT2M",
    "1H, PT1H",
    "10 s, PT10S"
  })
  void timeoutHasSeveralForms(String text, Duration timeout) {
    assertThat(settings("", Map.of("dust.read-timeout", text)).readTimeout()).isEqualTo(timeout);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "5 parsecs",
        "-5s",
        "PT-5S",
        "-1",
        "0",
        "0s",
        "PT0S",
        "5.5s",
        "25h",
        "999999999999h",
        "99999999999999999999",
        "PT99999999999999999999S"
      })
  void unusableTimeoutIsRefused(String text) {
    DustException failure =
        failure(Map.of("dust.connect-timeout", text), StoreSettings::connectTimeout);

    assertThat(failure.code()).isEqualTo("DUST0305");
    assertThat(failure).hasMessageContaining("DUST_CONNECT_TIMEOUT");
  }

  @Test
  void heartbeatThatIsTooSlowForServersIsRefused() {
    assertThat(
            failure(Map.of("dust.sdk.heartbeat-interval", "60s"), StoreSettings::heartbeatInterval))
        .hasMessageContaining("DUST0305")
        .hasMessageContaining("50 seconds");
  }

  @Test
  void joiningAgainMoreOftenThanEverySecondIsRefused() {
    assertThat(failure(Map.of("dust.sdk.rejoin-interval", "999ms"), StoreSettings::rejoinInterval))
        .hasMessageContaining("DUST0305")
        .hasMessageContaining("DUST_SDK_REJOIN_INTERVAL")
        .hasMessageContaining("less than a second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "1.5", "99999999999"})
  void unusablePageSizeIsRefused(String text) {
    DustException failure = failure(Map.of("dust.page-size", text), StoreSettings::pageSize);

    assertThat(failure.code()).isEqualTo("DUST0306");
    assertThat(failure).hasMessageContaining("from 1 to 1000");
  }

  @ParameterizedTest
  @CsvSource({"1MB, 1000000", "2000 mb, 2000000000", "5000KB, 5000000", "64000000, 64000000"})
  void sizesHaveUnitsOrAreBytes(String text, long bytes) {
    assertThat(settings("", Map.of("dust.sdk.max-message", text)).maxMessage()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1GB", "999999", "2001MB", "-1MB", "1.5MB", "much", "999999999999MB"})
  void unusableSizeIsRefused(String text) {
    DustException failure =
        failure(Map.of("dust.sdk.max-message", text), StoreSettings::maxMessage);

    assertThat(failure.code()).isEqualTo("DUST0312");
    assertThat(failure).hasMessageContaining("DUST_SDK_MAX_MESSAGE").hasMessageContaining("128MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a?b", "é", "a&token=x"})
  void deviceIdThatAUrlWouldEscapeIsRefused(String id) {
    DustException failure = failure(Map.of("dust.sdk.device-id", id), StoreSettings::deviceId);

    assertThat(failure.code()).isEqualTo("DUST0313");
    assertThat(settings("", Map.of("dust.sdk.device-id", "node-1.eu_west")).deviceId())
        .contains("node-1.eu_west");
  }

  static Map<String, Consumer<StoreSettings>> words() {
    return Map.of(
        "transport", StoreSettings::transport,
        "sdk.format", StoreSettings::messagePack,
        "flat-writes", StoreSettings::atomicFlatWrites,
        "enabled", StoreSettings::requireEnabled);
  }

  static Set<String> wordKeys() {
    return words().keySet();
  }

  @ParameterizedTest
  @MethodSource("wordKeys")
  void unknownWordIsRefusedAndTheKnownOnesAreNamed(String key) {
    DustException failure = failure(Map.of("dust." + key, "maybe"), words().get(key));

    assertThat(failure.code()).isEqualTo("DUST0307");
    assertThat(failure)
        .hasMessageContaining("'maybe'")
        .hasMessageContaining(Setting.of(key).orElseThrow().form());
  }

  @Test
  void wordsMayBeInUpperCase() {
    StoreSettings settings =
        settings("", Map.of("dust.flat-writes", "ATOMIC", "dust.transport", "HTTP"));

    assertThat(settings.atomicFlatWrites()).isTrue();
    assertThat(settings.transport()).isEqualTo(TransportMode.HTTP);
  }
}
