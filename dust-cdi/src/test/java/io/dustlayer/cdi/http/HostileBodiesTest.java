package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that never end, or are made to fill the memory. */
@Timeout(120)
class HostileBodiesTest {

  private static final long LIMIT = 1_000_000;
  private static final long GIGABYTE = 1L << 30;
  private static final DustPath PATH = DustPath.of("links", "a");
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  /** What a server writes to each client that has asked for something. */
  private interface Writer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  /** A server that writes without minding what it is asked. */
  private static final class WritingServer implements AutoCloseable {

    private final ServerSocket listener;
    private final CountDownLatch gone = new CountDownLatch(1);

    WritingServer(Writer writer) throws IOException {
      listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(writer), "writing-server");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(Writer writer) {
      while (!listener.isClosed()) {
        try (Socket client = listener.accept()) {
          InputStream in = client.getInputStream();
          byte[] some = new byte[8192];
          if (in.read(some) > 0) {
            writer.write(client.getOutputStream());
          }
        } catch (IOException | InterruptedException closed) {
          gone.countDown();
        }
      }
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }

  private static HttpTransport transport(WritingServer server, Duration readTimeout) {
    return new HttpTransport(
        new HttpSettings(
            HttpTransports.STORE,
            server.url(),
            Token.of(HttpTransports.SECRET),
            Duration.ofSeconds(5),
            readTimeout,
            LIMIT,
            Optional.empty()));
  }

  private static DustException failure(Writer writer, Duration readTimeout) throws IOException {
    try (WritingServer server = new WritingServer(writer);
        HttpTransport transport = transport(server, readTimeout)) {
      return catchThrowableOfType(DustException.class, () -> transport.get(PATH));
    }
  }

  private static void writeText(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static Writer answering(String body) {
    return out ->
        writeText(
            out,
            HEAD
                + "Connection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body);
  }

  @Test
  void aBodyThatNeverEndsIsCutOffAtTheSettingThatIsNamed() throws Exception {
    AtomicLong sent = new AtomicLong();
    byte[] part = "20000\r\n".concat("x".repeat(0x20000)).concat("\r\n").getBytes();
    Writer endless =
        out -> {
          writeText(out, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
          while (sent.addAndGet(part.length) < GIGABYTE) {
            out.write(part);
          }
        };
    try (WritingServer server = new WritingServer(endless);
        HttpTransport transport = transport(server, Duration.ofSeconds(5))) {
      DustException failure = catchThrowableOfType(DustException.class, () -> transport.get(PATH));

      assertThat(failure.code()).isEqualTo("DUST0407");
      assertThat(failure)
          .hasMessageContaining("dust.http.max-answer (DUST_HTTP_MAX_ANSWER), which is 1000000");
      // The client went away instead of reading all of it.
      assertThat(server.gone.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(sent).hasValueLessThan(GIGABYTE);
    }
  }

  @Test
  void aBodyThatIsAnnouncedWithAGigabyteIsCutOff() throws Exception {
    AtomicLong sent = new AtomicLong();
    byte[] part = new byte[100_000];
    DustException failure =
        failure(
            out -> {
              writeText(out, HEAD + "Content-Length: " + GIGABYTE + "\r\n\r\n");
              while (sent.addAndGet(part.length) < GIGABYTE) {
                out.write(part);
              }
            },
            Duration.ofSeconds(5));

    assertThat(failure).hasMessageContaining("dust.http.max-answer");
    assertThat(sent).hasValueLessThan(GIGABYTE);
  }

  @Test
  void aBodyThatIsUnpackedCountsWithItsUnpackedSize() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1_000_000];
      for (int i = 0; i < 50; i++) {
        gzip.write(zeros);
      }
    }
    DustException failure =
        failure(
            out -> {
              writeText(
                  out,
                  HEAD
                      + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
                      + packed.size()
                      + "\r\n\r\n");
              out.write(packed.toByteArray());
            },
            Duration.ofSeconds(5));

    // Whether a client unpacks or not: neither fills the memory.
    assertThat(failure.code()).isEqualTo("DUST0407");
  }

  @Test
  void aBodyThatDripsIsGivenUpAfterTenReadTimeouts() throws Exception {
    DustException failure =
        failure(
            out -> {
              writeText(out, HEAD + "Content-Length: 100000\r\n\r\n");
              CountDownLatch never = new CountDownLatch(1);
              for (int i = 0; i < 100_000; i++) {
                out.write(' ');
                out.flush();
                never.await(20, TimeUnit.MILLISECONDS);
              }
            },
            Duration.ofMillis(200));

    assertThat(failure.code()).isEqualTo("DUST0407");
    assertThat(failure)
        .hasMessageContaining("did not come within 2000 ms, which is 10 times dust.read-timeout");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpAfterTheReadTimeout() throws Exception {
    DustException failure =
        failure(
            out -> {
              CountDownLatch never = new CountDownLatch(1);
              never.await(60, TimeUnit.SECONDS);
            },
            Duration.ofMillis(200));

    assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
    assertThat(failure).hasMessageContaining("read timeout");
  }

  @Test
  void aWriteWhoseReceiptNeverEndsHasAnUnknownOutcome() throws Exception {
    Writer endless =
        out -> {
          writeText(out, HEAD + "Content-Length: " + GIGABYTE + "\r\n\r\n");
          byte[] part = new byte[100_000];
          for (long sent = 0; sent < GIGABYTE; sent += part.length) {
            out.write(part);
          }
        };
    try (WritingServer server = new WritingServer(endless);
        HttpTransport transport = transport(server, Duration.ofSeconds(5))) {
      DustException failure =
          catchThrowableOfType(
              DustException.class, () -> transport.put(PATH, JsonValue.TRUE, OptionalLong.empty()));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure).hasMessageContaining("dust.http.max-answer");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {901, 100_000})
  void deepNestingInAnEntryNamesTheLimit(int levels) throws Exception {
    DustException failure =
        failure(
            answering("{\"value\":" + HostileInput.nested(levels) + ",\"revision\":1}"),
            Duration.ofSeconds(5));

    assertThat(failure.code()).isEqualTo("DUST0407");
    assertThat(failure).hasMessageContaining("its body is nested more than 900 levels deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1E+10000"})
  void aNumberThatNobodyCouldWriteOutNamesTheLimit(String number) throws Exception {
    DustException failure =
        failure(answering("{\"value\":" + number + ",\"revision\":1}"), Duration.ofSeconds(5));

    assertThat(failure).hasMessageContaining("its body has a number with an exponent beyond 9999");
  }

  @Test
  void aRevisionThatIsNoLongIsNotCutToOne() throws Exception {
    DustException failure =
        failure(
            answering("{\"value\":1,\"revision\":18446744073709551617}"), Duration.ofSeconds(5));

    assertThat(failure).hasMessageContaining("'revision' is not an integer of 64 bits");
  }

  @Test
  void textThatIsNoUtf8IsRefusedAndNotMended() throws Exception {
    byte[] body = "{\"value\":\"\u00ff\",\"revision\":1}".getBytes(StandardCharsets.ISO_8859_1);
    DustException failure =
        failure(
            out -> {
              writeText(
                  out, HEAD + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n");
              out.write(body);
            },
            Duration.ofSeconds(5));

    assertThat(failure.code()).isEqualTo("DUST0407");
    assertThat(failure).hasMessageContaining("its body is no UTF-8");
  }

  @Test
  void aListWhoseCursorsGoRoundInACircleEnds() throws Exception {
    try (RawServer server =
            new RawServer(
                (number, request) ->
                    RawServer.Reply.ok(
                        "{\"items\":[],\"next_cursor\":\"links/"
                            + (number % 2 == 0 ? "a" : "b")
                            + "\"}"));
        HttpTransport transport = HttpTransports.to(server.port())) {
      DustException failure =
          catchThrowableOfType(
              DustException.class, () -> transport.exists(DustPath.of("links", "..", "*", "\\*")));

      assertThat(failure).hasMessageContaining("'next_cursor' does not go on");
    }
  }
}
