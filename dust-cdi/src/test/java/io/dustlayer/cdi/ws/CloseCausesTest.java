package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.CloseCause.Kind;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloseCausesTest {

  private static final long MAX_MESSAGE = 1_000;

  private final CloseCauses causes =
      new CloseCauses(
          new SocketUrl(
              new WebSocketSettings(
                  URI.create("http://127.0.0.1:1"),
                  "secret",
                  "dev",
                  MAX_MESSAGE,
                  Optional.empty())),
          MAX_MESSAGE,
          true);

  @Test
  void aFrameBeyondALimitIsTooBig() {
    CloseCause cause =
        causes.failed(new IOException("Max frame length of 65536 has been exceeded."));

    assertThat(cause.kind()).isEqualTo(Kind.TOO_BIG);
    assertThat(cause.detail()).contains("quarkus.websocket.max-frame-size");
  }

  @Test
  void aFrameBeyondTheLimitThatAClientWasGivenNamesTheSetting() {
    CloseCause cause =
        causes.closed(
            new CloseReason(
                CloseCodes.TOO_BIG,
                "Invalid incoming WebSocket message. Message is too big. Message size: 1001 but max"
                    + " message size for this Session is: 1000"));

    assertThat(cause.kind()).isEqualTo(Kind.TOO_BIG);
    assertThat(cause.detail()).contains("dust.sdk.max-message (DUST_SDK_MAX_MESSAGE)");
  }

  @Test
  void aFrameWhoseLengthHasTheWrongFormIsALostConnection() {
    CloseCause cause =
        causes.failed(
            new IOException("invalid data frame length (not using minimal length encoding)"));

    assertThat(cause.kind()).isEqualTo(Kind.LOST);
    assertThat(cause.detail()).contains("minimal length").doesNotContain("max-frame-size");
  }
}
