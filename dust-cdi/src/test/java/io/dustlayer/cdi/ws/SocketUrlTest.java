package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketUrlTest {

  private static final String SECRET = "dust_tok/do+not=print me";

  @Test
  void anEncryptedServerHasEncryptedSockets() {
    assertThat(url("https://dustlayer.io").uri("2.0.0"))
        .hasScheme("wss")
        .hasHost("dustlayer.io")
        .hasPath("/ws/sync/websocket");
    assertThat(url("http://127.0.0.1:1").uri("2.0.0")).hasScheme("ws");
  }

  @Test
  void theTokenIsInTheQueryThatTheProtocolDemandsAndNowhereElse() {
    URI uri = url("https://dustlayer.io").uri("2.0.0");

    assertThat(uri.getQuery()).startsWith("token=" + SECRET + "&device_id=me");
    assertThat(uri.toString().replace(uri.getRawQuery(), "")).doesNotContain("dust_tok");
  }

  @Test
  void noTextShowsItInWhateverFormItIsEncoded() {
    SocketUrl url = url("https://dustlayer.io");

    assertThat(url.scrub("no " + SECRET + " at " + url.uri("2.0.0")))
        .doesNotContain("dust_tok")
        .contains("no <token> at wss://dustlayer.io/ws/sync/websocket?token=<token>&device_id=me");
  }

  private static SocketUrl url(String baseUrl) {
    return new SocketUrl(
        new WebSocketSettings(URI.create(baseUrl), SECRET, "me", 1, Optional.empty()));
  }
}
