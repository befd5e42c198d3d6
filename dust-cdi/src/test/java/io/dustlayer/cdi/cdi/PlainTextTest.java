package io.dustlayer.cdi.cdi;

import static io.dustlayer.cdi.cdi.SettingsFixture.config;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  private static final String SECRET = "dust_tok_do-not-print-me";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dustlayer.io",
        "https://192.0.2.1:8443/base",
        "http://localhost:7755",
        "http://LOCALHOST",
        "http://dust.localhost",
        "http://127.0.0.1:7755",
        "http://127.1.2.3",
        "http://[::1]:7755"
      })
  void nobodyListensInOnTheWay(String url) {
    assertThat(PlainText.isExposed(URI.create(url))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://dustlayer.io",
        "HTTP://dust:7755",
        "http://192.0.2.1",
        "http://0.0.0.0",
        "http://[2001:db8::1]:7755",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org"
      })
  void somebodyCouldListenInOnTheWay(String url) {
    assertThat(PlainText.isExposed(URI.create(url))).isTrue();
  }

  @Test
  void aStoreThatIsUsedInTheClearIsWarnedOfOnceWithTheSettingThatDoesIt() {
    assertThat(warnings("http://dust.example.org"))
        .singleElement()
        .asString()
        .contains("acme/main", "http://dust.example.org", "dust.base-url", "DUST_BASE_URL")
        .doesNotContain(SECRET);
    assertThat(warnings("https://dust.example.org")).isEmpty();
    assertThat(warnings("http://127.0.0.1:1")).isEmpty();
  }

  @Test
  void theDefaultIsEncrypted() {
    assertThat(URI.create(Setting.BASE_URL.example())).hasScheme("https");
  }

  private static List<String> warnings(String url) {
    Config config =
        config(Map.of("dust.store", "acme/main", "dust.token", SECRET, "dust.base-url", url));
    try (LogLines log = new LogLines(CdiLog.class.getPackageName());
        ConfiguredStore store =
            new ConfiguredStore(
                "", new StoreSettings("", () -> config), Runnable::run, transport -> {})) {
      store.transport();
      store.transport();
      store.remote();
      return log.lines().stream().filter(line -> line.startsWith("DUST0328")).toList();
    }
  }
}
