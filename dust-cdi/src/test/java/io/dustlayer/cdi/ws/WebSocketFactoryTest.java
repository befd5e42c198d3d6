package io.dustlayer.cdi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.CloseCause;
import io.dustlayer.cdi.sync.CloseCause.Kind;
import io.dustlayer.cdi.sync.Effect.Format;
import io.dustlayer.cdi.sync.run.Socket;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets on Tyrus, against a server whose every byte the test decides. */
@Timeout(60)
class WebSocketFactoryTest {

  private static final String SECRET = "dust_tok_do-not-print-me";
  private static final Frame FRAME =
      new Frame(null, "1", "phoenix", "heartbeat", JsonValue.EMPTY_JSON_OBJECT);

  private final Heard heard = new Heard();

  @Test
  void theAddressNamesTokenDeviceAndVersions() throws Exception {
    try (FrameServer server = new FrameServer(FrameServer.Peer::accept);
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      factory.open(Format.JSON, heard);
      heard.expectOpened();

      assertThat(server.request())
          .isEqualTo(
              "GET /ws/sync/websocket?token="
                  + SECRET
                  + "&device_id=test-device&capver=3&vsn=2.0.0 HTTP/1.1");

      factory.open(Format.MESSAGE_PACK, heard);
      assertThat(server.request()).contains("vsn=3.0.0");
    }
  }

  @Test
  void tokenWithCharactersThatAUrlEscapesArrivesAsItIs() throws Exception {
    String awkward = "a+b/c=d&e%f";
    try (FrameServer server = new FrameServer(peer -> peer.refuse("500 Error"));
        WebSocketFactory factory =
            new WebSocketFactory(
                "acme/main",
                new WebSocketSettings(
                    server.url(), awkward, "device", 1_000_000, Optional.empty()))) {
      factory.open(Format.JSON, heard);

      String query = server.request().replaceFirst(".*[?]token=", "").replaceFirst("&device.*", "");
      assertThat(java.net.URLDecoder.decode(query, StandardCharsets.UTF_8)).isEqualTo(awkward);
      assertThat(heard.nextClose().detail()).doesNotContain(awkward).doesNotContain("a%2Bb");
    }
  }

  @Test
  void anAttemptThatNoThreadTakesDoesNotCountAsOneThatHangs() {
    WebSocketFactory factory = factory(URI.create("http://127.0.0.1:1"), 1_000_000);
    factory.close();

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> factory.open(Format.JSON, heard))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void framesGoBothWaysInOrder() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  for (int i = 0; i < 200; i++) {
                    String text = peer.receive().text();
                    received.add(text);
                    peer.sendText(text);
                  }
                  peer.receive();
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      Socket socket = factory.open(Format.JSON, heard);
      heard.expectOpened();
      for (int i = 0; i < 200; i++) {
        socket.send(numbered(i));
      }

      for (int i = 0; i < 200; i++) {
        assertThat(heard.nextFrame()).isEqualTo(numbered(i));
      }
      assertThat(received).hasSize(200);
    }
  }

  @Test
  void messagePackIsBinary() throws Exception {
    MessagePackCodec codec = new MessagePackCodec(JsonProvider.provider());
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  FrameServer.Received frame = peer.receive();
                  assertThat(frame.opcode()).isEqualTo(2);
                  byte[] bytes = frame.payload();
                  peer.send(false, 2, Arrays.copyOf(bytes, 3));
                  peer.send(true, 0, Arrays.copyOfRange(bytes, 3, bytes.length));
                  peer.receive();
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      Socket socket = factory.open(Format.MESSAGE_PACK, heard);
      heard.expectOpened();
      socket.send(FRAME);

      assertThat(heard.nextFrame()).isEqualTo(FRAME);
      assertThat(codec.encode(FRAME).array()).isNotEmpty();
    }
  }

  @Test
  void messageInManyPartsIsOne() throws Exception {
    String text = "[null,null,\"t\",\"e\",\"\u00e9\uD83D\uDE00\"]";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  for (int i = 0; i < bytes.length; i++) {
                    peer.send(i == bytes.length - 1, i == 0 ? 1 : 0, new byte[] {bytes[i]});
                  }
                  peer.sendText(text);
                  peer.receive();
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      factory.open(Format.JSON, heard);
      heard.expectOpened();

      for (int i = 0; i < 2; i++) {
        assertThat(((JsonString) heard.nextFrame().payload()).getString())
            .isEqualTo("\u00e9\uD83D\uDE00");
      }
    }
  }

  @Test
  void fiveMegabytesInOneFrameArriveInTime() throws Exception {
    String big = "[null,null,\"t\",\"e\",\"" + "x".repeat(5_000_000) + "\"]";
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  peer.sendText(big);
                  peer.receive();
                });
        WebSocketFactory factory = factory(server.url(), 128_000_000)) {
      factory.open(Format.JSON, heard);
      heard.expectOpened();

      assertThat(((JsonString) heard.nextFrame().payload()).getString()).hasSize(5_000_000);
    }
  }

  @Test
  void fiveMegabytesAreSent() throws Exception {
    Frame big = new Frame(null, null, "t", "e", Json.createValue("y".repeat(5_000_000)));
    CountDownLatch arrived = new CountDownLatch(1);
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  int left = 5_000_000;
                  while (left > 0) {
                    left -= peer.receive().payload().length;
                  }
                  arrived.countDown();
                  peer.receive();
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      Socket socket = factory.open(Format.JSON, heard);
      heard.expectOpened();
      socket.send(big);

      assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void messageBeyondTheLimitNamesTheSetting() throws Exception {
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  peer.send(false, 1, new byte[600_000]);
                  peer.send(true, 0, new byte[600_000]);
                  peer.receive();
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      factory.open(Format.JSON, heard);
      heard.expectOpened();

      CloseCause cause = heard.nextClose();
      assertThat(cause.kind()).isEqualTo(Kind.TOO_BIG);
      assertThat(cause.detail()).contains("dust.sdk.max-message").contains("1000000");
    }
  }

  @Test
  void upgradeThatIsAnsweredWith403IsARefusal() throws Exception {
    CloseCause cause = answered("403 Forbidden");

    assertThat(cause.kind()).isEqualTo(Kind.REFUSED);
    assertThat(cause.detail()).contains("403").doesNotContain(SECRET);
  }

  @Test
  void everyOtherAnswerIsALostConnection() throws Exception {
    for (String status : List.of("404 Not Found", "500 Error", "503 Unavailable", "200 OK")) {
      CloseCause cause = answered(status);

      assertThat(cause.kind()).as(status).isEqualTo(Kind.LOST);
      assertThat(cause.detail()).doesNotContain(SECRET);
    }
  }

  private CloseCause answered(String status) throws Exception {
    try (FrameServer server = new FrameServer(peer -> peer.refuse(status));
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      factory.open(Format.JSON, heard);
      return heard.nextClose();
    }
  }

  @Test
  void nobodyListeningIsALostConnection() throws Exception {
    try (WebSocketFactory factory = factory(URI.create("http://127.0.0.1:1"), 1_000_000)) {
      factory.open(Format.JSON, heard);

      CloseCause cause = heard.nextClose();
      assertThat(cause.kind()).isEqualTo(Kind.LOST);
      assertThat(cause.detail()).doesNotContain(SECRET);
    }
  }

  @Test
  void everyEndOfAnOpenConnectionIsToldOnce() throws Exception {
    for (FrameServer.Script end :
        List.<FrameServer.Script>of(
            peer -> peer.sendClose(1012), peer -> peer.sendClose(1000), peer -> {})) {
      try (FrameServer server =
              new FrameServer(
                  peer -> {
                    peer.accept();
                    peer.receive();
                    end.run(peer);
                  });
          WebSocketFactory factory = factory(server.url(), 1_000_000)) {
        Socket socket = factory.open(Format.JSON, heard);
        heard.expectOpened();
        socket.send(FRAME);

        assertThat(heard.nextClose().kind()).isEqualTo(Kind.LOST);
        socket.send(FRAME);
        socket.close("over");
        assertThat(heard.isSilent()).isTrue();
      }
    }
  }

  @Test
  void hangingHandshakeIsGivenUpWithoutAWordAndBlocksNobody() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  asked.countDown();
                  answer.await(20, TimeUnit.SECONDS);
                  peer.accept();
                  // Whether it says goodbye or not: the client must go.
                  try {
                    while (peer.receive().opcode() != 8) {}
                  } finally {
                    gone.countDown();
                  }
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      Socket socket = factory.open(Format.JSON, heard);
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

      socket.send(FRAME);
      socket.close("took too long");
      answer.countDown();

      assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(heard.isSilent()).isTrue();
    }
  }

  @Test
  void closingTellsTheServer() throws Exception {
    BlockingQueue<Integer> opcodes = new LinkedBlockingQueue<>();
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  opcodes.add(peer.receive().opcode());
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      Socket socket = factory.open(Format.JSON, heard);
      heard.expectOpened();
      socket.close("done");

      assertThat(opcodes.poll(20, TimeUnit.SECONDS)).isEqualTo(8);
      assertThat(heard.isSilent()).isTrue();
    }
  }

  @Test
  void aPeerThatDoesNotReadDoesNotBlockTheSender() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    Frame big = new Frame(null, null, "t", "e", Json.createValue("z".repeat(1_000_000)));
    BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
    try (FrameServer server =
            new FrameServer(
                peer -> {
                  peer.accept();
                  read.await(20, TimeUnit.SECONDS);
                  for (int i = 0; i < 20; i++) {
                    sizes.add(peer.receive().payload().length);
                  }
                });
        WebSocketFactory factory = factory(server.url(), 1_000_000)) {
      Socket socket = factory.open(Format.JSON, heard);
      heard.expectOpened();
      for (int i = 0; i < 20; i++) {
        socket.send(big);
      }
      // All sends returned while the other side read nothing.
      read.countDown();

      for (int i = 0; i < 20; i++) {
        assertThat(sizes.poll(20, TimeUnit.SECONDS)).isGreaterThan(1_000_000);
      }
    }
  }

  @Test
  void aThreadWithoutContextClassLoaderCanMakeAFactory() throws Exception {
    try (FrameServer server = new FrameServer(FrameServer.Peer::accept)) {
      Thread maker =
          new Thread(
              () -> {
                try (WebSocketFactory factory = factory(server.url(), 1_000_000)) {
                  factory.open(Format.JSON, heard);
                }
              });
      maker.setContextClassLoader(null);
      maker.start();
      maker.join();

      heard.expectOpened();
    }
  }

  private static Frame numbered(int i) {
    return new Frame(null, String.valueOf(i), "t", "e", Json.createValue("x".repeat(i)));
  }

  private static WebSocketFactory factory(URI url, long maxMessage) {
    return new WebSocketFactory(
        "acme/main",
        new WebSocketSettings(url, SECRET, "test-device", maxMessage, Optional.empty()));
  }
}
