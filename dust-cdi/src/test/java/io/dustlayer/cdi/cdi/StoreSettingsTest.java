package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {

  private static final String SECRET = "s3cr3t";

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

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "1.5", "99999999999"})
  void unusablePageSizeIsRefused(String text) {
    DustException failure = failure(Map.of("dust.page-size", text), StoreSettings::pageSize);

    assertThat(failure.code()).isEqualTo("DUST0306");
    assertThat(failure).hasMessageContaining("from 1 to 1000");
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
  void realtimeSettingsHaveDocumentedDefaults() {
    StoreSettings settings = settings("", Map.of());

    assertThat(settings.ackTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.messagePack()).isFalse();
    assertThat(settings.maxInFlight()).isEqualTo(64);
    assertThat(settings.writeQueue()).isEqualTo(10_000);
    assertThat(settings.statusInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maxMessage()).isEqualTo(128_000_000);
    assertThat(settings.deviceId()).isEmpty();
    assertThat(settings.eventQueue()).isEqualTo(1000);
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

  @Test
  void heartbeatThatIsTooSlowForServersIsRefused() {
    assertThat(
            failure(Map.of("dust.sdk.heartbeat-interval", "60s"), StoreSettings::heartbeatInterval))
        .hasMessageContaining("DUST0305")
        .hasMessageContaining("50 seconds");
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
  void namedStoreIsDisabledByItsOwnKeyOrByTheGeneralOne() {
    StoreSettings own = settings("audit", Map.of("dust.stores.audit.enabled", "false"));
    StoreSettings all =
        settings("audit", Map.of("dust.enabled", "false", "dust.stores.audit.enabled", "true"));

    assertThat(catchThrowableOfType(DustException.class, own::requireEnabled))
        .hasMessageContaining("dust.stores.audit.enabled=false");
    assertThat(catchThrowableOfType(DustException.class, all::requireEnabled))
        .hasMessageContaining("dust.enabled=false");
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

  @Test
  void correctedValueCountsFromTheNextReadOn() {
    AtomicReference<Config> config = new AtomicReference<>(config(Map.of("dust.store", "acme")));
    ConfiguredStore store =
        new ConfiguredStore("", new StoreSettings("", config::get), Runnable::run, transport -> {});
    assertThat(catchThrowableOfType(DustException.class, store::name)).isNotNull();

    config.set(config(Map.of("dust.store", "acme/main")));

    assertThat(store.name()).isEqualTo("acme/main");
  }

  private static DustException failure(Map<String, String> values, Consumer<StoreSettings> read) {
    DustException failure =
        catchThrowableOfType(DustException.class, () -> read.accept(settings("", values)));
    assertThat(failure).as("nothing was refused").isNotNull();
    return failure;
  }

  private static StoreSettings settings(String storeKey, Map<String, String> values) {
    Config config = config(values);
    return new StoreSettings(storeKey, () -> config);
  }

  private static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
