package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.http.RawServer.Request;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestLimitsTest {

  private static final String ENTRIES = "/api/stores/acme/main/entries";
  private static final String NAME = "p".repeat(9_000);
  private static final DustPath LONG = DustPath.of("links", NAME);
  private static final DustPath TOO_LONG = DustPath.of("links", "ä".repeat(25_001));
  private static final DustPath HALF = DustPath.of("links", "a\ud83d");
  private static final DustPath GOOD = DustPath.of("links", "dust");

  private final RawServer server = new RawServer((n, request) -> reply(request));
  private final HttpTransport transport = HttpTransports.to(server.port());

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @Test
  void aLongPathIsWrittenByItsBody() {
    transport.put(LONG, JsonValue.TRUE, OptionalLong.empty());

    assertThat(only().line()).isEqualTo("POST " + ENTRIES + " HTTP/1.1");
    assertThat(only().body()).isEqualTo("{\"path\":\"links/" + NAME + "\",\"value\":true}");
  }

  @Test
  void aLongPathIsDeletedByItsBody() {
    transport.delete(LONG, OptionalLong.empty());

    assertThat(only().line()).isEqualTo("DELETE " + ENTRIES + " HTTP/1.1");
    assertThat(only().body()).isEqualTo("{\"path\":\"links/" + NAME + "\"}");
  }

  @Test
  void aLongPathIsReadByItsBody() {
    assertThat(transport.get(LONG)).contains(new Entry(LONG, JsonValue.TRUE, 3));
    assertThat(transport.exists(LONG)).isTrue();

    assertThat(server.requests())
        .allMatch(request -> request.line().equals("POST " + ENTRIES + "/batch HTTP/1.1"))
        .allMatch(request -> request.header("X-Request-Id").isEmpty());
  }

  @Test
  void whatALongPathCannotDoIsRefused() {
    DustPath missing = DustPath.of("missing", NAME);

    assertThat(failure(t -> t.get(missing)).code()).isEqualTo(ErrorCase.PATH_TOO_LONG.code());
    assertThat(failure(t -> t.exists(missing)).code()).isEqualTo(ErrorCase.PATH_TOO_LONG.code());
    DustException list = failure(t -> t.list(LONG, 10, Optional.empty()));
    assertThat(list.code()).isEqualTo(ErrorCase.PATH_TOO_LONG.code());
    assertThat(list.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(list).hasMessageContaining("8,000").hasMessageContaining("(9006 characters)");
  }

  static Stream<Named<Consumer<HttpTransport>>> pathsBeyondTheLimit() {
    return Stream.of(
        Named.of("put", t -> t.put(TOO_LONG, JsonValue.TRUE, OptionalLong.empty())),
        Named.of("delete", t -> t.delete(TOO_LONG, OptionalLong.empty())),
        Named.of("get", t -> t.get(TOO_LONG)),
        Named.of(
            "batch", t -> t.batch(List.of(new WireOp.Delete(TOO_LONG, OptionalLong.empty())))));
  }

  @ParameterizedTest
  @MethodSource("pathsBeyondTheLimit")
  void aPathBeyondTheProtocolsLimitIsNotSent(Consumer<HttpTransport> call) {
    DustException failure = failure(call);

    assertThat(failure.code()).isEqualTo(ErrorCase.PATH_TOO_LONG.code());
    assertThat(server.requests()).isEmpty();
  }

  static Stream<Named<Consumer<HttpTransport>>> halfPairs() {
    JsonValue half = Json.createObjectBuilder().add("k", "a\ud83d").build();
    return Stream.of(
        Named.of("put path", t -> t.put(HALF, JsonValue.TRUE, OptionalLong.empty())),
        Named.of("put value", t -> t.put(GOOD, half, OptionalLong.empty())),
        Named.of("delete", t -> t.delete(HALF, OptionalLong.empty())),
        Named.of("get", t -> t.get(HALF)),
        Named.of("exists", t -> t.exists(HALF)),
        Named.of("list", t -> t.list(HALF, 10, Optional.empty())),
        Named.of("batch", t -> t.batch(List.of(new WireOp.Set(GOOD, half, OptionalLong.empty())))));
  }

  @ParameterizedTest
  @MethodSource("halfPairs")
  void halfASurrogatePairIsNotReplacedButRefused(Consumer<HttpTransport> call) {
    DustException failure = failure(call);

    assertThat(failure.code()).isEqualTo(ErrorCase.UNENCODABLE.code());
    assertThat(failure.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aBodyOfEightMillionBytesIsSentAndOneMoreIsNot() {
    JsonValue most = Json.createValue("x".repeat(7_999_998));
    JsonValue more = Json.createValue("x".repeat(7_999_999));

    transport.put(GOOD, most, OptionalLong.empty());
    DustException failure = failure(t -> t.put(GOOD, more, OptionalLong.empty()));

    assertThat(only().body()).hasSize(8_000_000);
    assertThat(failure.code()).isEqualTo(ErrorCase.TOO_LARGE.code());
    assertThat(failure)
        .hasMessageContaining("8000001 bytes")
        .hasMessageContaining("8,000,000 bytes");
  }

  @Test
  void aClosedTransportSaysSo() {
    transport.get(LONG);
    transport.close();

    DustException failure = failure(t -> t.get(GOOD));

    assertThat(failure.code()).isEqualTo(ErrorCase.CLOSED.code());
    assertThat(failure).hasMessageContaining("acme/main");
  }

  private Request only() {
    assertThat(server.requests()).hasSize(1);
    return server.requests().get(0);
  }

  private DustException failure(Consumer<HttpTransport> call) {
    DustException failure = catchThrowableOfType(DustException.class, () -> call.accept(transport));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static Reply reply(Request request) {
    if (request.target().endsWith("/batch")) {
      String entry = "\"links/" + NAME + "\":{\"value\":true,\"revision\":3}";
      boolean there = request.body().contains("links/");
      return Reply.ok("{\"entries\":{" + (there ? entry : "") + "},\"missing\":[]}");
    }
    return Reply.ok("{\"revision\":4,\"store_seq\":4}");
  }
}
