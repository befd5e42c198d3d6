package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.http.RawServer.Request;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LostConnectionTest {

  private static final DustPath PATH = DustPath.of("links", "dust");
  private static final String ENTRY = "{\"path\":\"links/dust\",\"value\":1,\"revision\":3}";
  private static final String RECEIPT =
      "{\"ops\":[{\"revision\":4,\"store_seq\":4}],\"revision\":4,\"store_seq\":4}";

  static Stream<Named<Consumer<DustTransport>>> reads() {
    return Stream.of(
        Named.of("get", t -> assertThat(t.get(PATH)).isPresent()),
        Named.of("exists", t -> assertThat(t.exists(PATH)).isTrue()));
  }

  static Stream<Named<Consumer<DustTransport>>> writes() {
    return Stream.of(
        Named.of("put", t -> t.put(PATH, JsonValue.TRUE, OptionalLong.of(3))),
        Named.of("delete", t -> t.delete(PATH, OptionalLong.of(3))),
        Named.of("unconditional delete", t -> t.delete(PATH, OptionalLong.empty())),
        Named.of("put by body", t -> t.put(DustPath.of(".."), JsonValue.TRUE, OptionalLong.of(3))),
        Named.of("delete by body", t -> t.delete(DustPath.of(".."), OptionalLong.of(3))),
        Named.of("batch", t -> t.batch(List.of(new WireOp.Delete(PATH, OptionalLong.of(3))))));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadIsSentAgainWhenItsConnectionClosesBeforeAnAnswer(Consumer<DustTransport> read) {
    try (RawServer server =
            new RawServer((n, request) -> n == 2 ? Reply.NOTHING : answer(request));
        HttpTransport transport = HttpTransports.to(server.port())) {
      read.accept(transport);

      read.accept(transport);

      assertThat(server.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadSucceedsOnAKeptAliveConnectionThatWasClosedSilently(Consumer<DustTransport> read) {
    try (RawServer server =
            new RawServer((n, request) -> n == 1 ? answer(request).andClose() : answer(request));
        HttpTransport transport = HttpTransports.to(server.port())) {
      read.accept(transport);

      read.accept(transport);

      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aReadThatNeverGetsAnAnswerFailsAndMayBeTriedAgain() {
    try (RawServer server = new RawServer((n, request) -> Reply.NOTHING);
        HttpTransport transport = HttpTransports.to(server.port())) {

      DustException failure = failure(() -> transport.get(PATH));

      assertThat(failure.code()).isEqualTo(ErrorCase.READ_LOST.code());
      assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
      assertThat(failure.isRetryable()).isTrue();
      assertThat(failure).hasMessageContaining("GET 'links/dust' in store acme/main");
      assertThat(server.requests()).hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void aWriteIsNeverSentTwiceWhenItsConnectionCloses(Consumer<DustTransport> write) {
    try (RawServer server =
            new RawServer((n, request) -> n == 1 ? answer(request) : Reply.NOTHING);
        HttpTransport transport = HttpTransports.to(server.port())) {
      assertThat(transport.get(PATH)).isPresent();

      DustException failure = failure(() -> write.accept(transport));

      assertThat(failure.code()).isEqualTo(ErrorCase.OUTCOME_UNKNOWN.code());
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.isRetryable()).isFalse();
      assertThat(failure).hasMessageContaining("may have been committed");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void theFirstWriteOfAConnectionIsNotSentTwiceEither(Consumer<DustTransport> write) {
    try (RawServer server = new RawServer((n, request) -> Reply.NOTHING);
        HttpTransport transport = HttpTransports.to(server.port())) {

      DustException failure = failure(() -> write.accept(transport));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void aWriteOnASilentlyClosedConnectionIsDoneOrUnknownButNeverTwice(
      Consumer<DustTransport> write) {
    try (RawServer server =
            new RawServer((n, request) -> n == 1 ? answer(request).andClose() : answer(request));
        HttpTransport transport = HttpTransports.to(server.port())) {
      assertThat(transport.get(PATH)).isPresent();

      try {
        write.accept(transport);
        assertThat(server.requests()).hasSize(2);
      } catch (DustException failure) {
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void aRefusedConnectionMayBeTriedAgainAlsoForWrites() {
    try (HttpTransport transport = HttpTransports.to(portThatRefuses())) {
      for (DustException failure :
          List.of(
              failure(() -> transport.get(PATH)),
              failure(() -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty())))) {
        assertThat(failure.code()).isEqualTo(ErrorCase.UNREACHABLE.code());
        assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure)
            .hasMessageContaining("Nothing was sent")
            .hasMessageContaining("dust.base-url");
      }
    }
  }

  @Test
  void silenceIsATimeoutForWritesAndANetworkFailureForReads() {
    CountDownLatch never = new CountDownLatch(1);
    try (RawServer server = new RawServer((n, request) -> await(never));
        HttpTransport transport =
            HttpTransports.to("http://127.0.0.1:" + server.port(), Duration.ofMillis(300))) {

      DustException write =
          failure(() -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()));
      DustException read = failure(() -> transport.get(PATH));

      assertThat(write.code()).isEqualTo(ErrorCase.OUTCOME_UNKNOWN.code());
      assertThat(write.isRetryable()).isFalse();
      assertThat(read.code()).isEqualTo(ErrorCase.READ_LOST.code());
      assertThat(read.isRetryable()).isTrue();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aServerWithoutTlsIsATlsFailure() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerInPlainText(listener));
      server.setDaemon(true);
      server.start();
      try (HttpTransport transport =
          HttpTransports.to(
              "https://127.0.0.1:" + listener.getLocalPort(), Duration.ofSeconds(20))) {

        DustException failure =
            failure(() -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()));

        assertThat(failure.code()).isEqualTo(ErrorCase.TLS_FAILED.code());
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageContaining("dust.base-url");
      }
    }
  }

  private static Reply answer(Request request) {
    return switch (request.method()) {
      case "GET" -> Reply.ok(ENTRY);
      case "HEAD" -> Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
      default -> Reply.ok(RECEIPT);
    };
  }

  private static Reply await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return Reply.NOTHING;
  }

  private static void answerInPlainText(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        byte[] greeting = new byte[5];
        assertThat(socket.getInputStream().read(greeting)).isPositive();
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static int portThatRefuses() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DustException failure(Runnable call) {
    DustException failure = catchThrowableOfType(DustException.class, call::run);
    assertThat(failure).isNotNull();
    assertThat(HttpTransports.everyText(failure)).doesNotContain(HttpTransports.SECRET);
    return failure;
  }
}
