package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  private static final URI URL = URI.create("https://dustlayer.io");
  private static final Token TOKEN = Token.of(HttpTransports.SECRET);

  @Test
  void theirTextDoesNotShowTheToken() {
    assertThat(settings("acme/main", URL).toString())
        .contains("acme/main", "https://dustlayer.io", "<token>")
        .doesNotContain(HttpTransports.SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "a/b/c", "/x", "x/", "", "/"})
  void aStoreIsTwoNames(String store) {
    assertThatThrownBy(() -> settings(store, URL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org/name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dustlayer.io",
        "file:/tmp",
        "https://user:pw@dustlayer.io",
        "https://dustlayer.io?x=1",
        "https://dustlayer.io#x"
      })
  void aBaseUrlIsSchemeHostAndPath(String url) {
    assertThatThrownBy(() -> settings("acme/main", URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "new\nline", "sn\u00f6", "\u0000"})
  void aTokenIsVisibleAscii(String secret) {
    assertThatThrownBy(() -> Token.of(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("words");
  }

  @Test
  void whiteSpaceAroundATokenIsDropped() {
    assertThat(Token.of(" abc\n").authorization()).isEqualTo("Bearer abc");
  }

  private static HttpSettings settings(String store, URI url) {
    return new HttpSettings(
        store, url, TOKEN, Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty());
  }
}
