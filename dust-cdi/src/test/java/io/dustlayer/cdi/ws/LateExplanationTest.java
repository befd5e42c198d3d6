package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.CloseCause.Kind;
import jakarta.json.spi.JsonProvider;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quarkus' client tells that a connection is closed, and only then why. */
class LateExplanationTest {

  private static final long MAX_MESSAGE = 1_000;
  private static final IOException TOO_LONG =
      new IOException("Max frame length of 65536 has been exceeded.");

  private final Heard heard = new Heard();

  private WebSocketSocket<String> socket(boolean quarkus) {
    SocketUrl url =
        new SocketUrl(
            new WebSocketSettings(
                URI.create("http://127.0.0.1:1"), "secret", "dev", MAX_MESSAGE, Optional.empty()));
    return new WebSocketSocket<>(
        new JsonFrameCodec(JsonProvider.provider()),
        Wire.TEXT,
        new CloseCauses(url, MAX_MESSAGE, quarkus),
        MAX_MESSAGE,
        heard,
        command -> new Thread(command, "closer").start());
  }

  private static CloseReason goingAway() {
    return new CloseReason(CloseCodes.GOING_AWAY, null);
  }

  @Test
  void theExplanationIsTheCauseAndNamesTheKeyOfQuarkus() throws InterruptedException {
    WebSocketSocket<String> socket = socket(true);

    socket.onClose(null, goingAway());
    socket.onError(null, TOO_LONG);

    CloseCause cause = heard.nextClose();
    assertThat(cause.kind()).isEqualTo(Kind.TOO_BIG);
    assertThat(cause.detail()).contains("quarkus.websocket.max-frame-size", "65536");
  }

  @Test
  void withoutAnExplanationTheConnectionIsLost() throws InterruptedException {
    socket(true).onClose(null, goingAway());

    CloseCause cause = heard.nextClose();
    assertThat(cause.kind()).isEqualTo(Kind.LOST);
    assertThat(cause.detail()).contains("1001");
  }

  @Test
  void otherClientsAreNotWaitedFor() throws InterruptedException {
    WebSocketSocket<String> socket = socket(false);

    socket.onClose(null, goingAway());
    socket.onError(null, TOO_LONG);

    assertThat(heard.nextClose().kind()).isEqualTo(Kind.LOST);
    assertThat(heard.isSilent()).isTrue();
  }
}
