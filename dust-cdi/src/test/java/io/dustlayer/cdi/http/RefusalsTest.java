package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.ErrorCase;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  private static final DustPath PATH = DustPath.of("links", "dust");
  private static final JsonValue VALUE = Json.createValue("x");

  @Test
  void aChangedRevisionIsAConflictWithTheCurrentOne() {
    DustException failure =
        write(Reply.status("412 X", "{\"error\":\"conflict\",\"current_revision\":57}"), 56);

    assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(failure.isRetryable()).isFalse();
    assertThat(failure.detail())
        .isEqualTo(
            new ErrorDetail.Conflict(OptionalLong.of(57), OptionalInt.empty(), Optional.empty()));
    assertThat(failure)
        .hasMessageContaining("PUT 'links/dust' in store acme/main at http://")
        .hasMessageContaining("current revision 57");
  }

  @Test
  void aMissingLeafIsAConflictWithoutRevision() {
    DustException failure =
        write(Reply.status("412 X", "{\"error\":\"conflict\",\"current_revision\":null}"), 56);

    assertThat(failure.detail())
        .isEqualTo(
            new ErrorDetail.Conflict(OptionalLong.empty(), OptionalInt.empty(), Optional.empty()));
  }

  @Test
  void aConflictWithTheRevisionThatWasSentIsNotOne() {
    DustException failure =
        write(Reply.status("412 X", "{\"error\":\"conflict\",\"current_revision\":58}"), 58);

    assertThat(failure.code()).isEqualTo(ErrorCase.OBJECT_NOT_COMPARABLE.code());
    assertThat(failure.kind()).isEqualTo(Kind.NOT_SUPPORTED);
    assertThat(failure).hasMessageContaining("DustRepo.update(Stored, after)");
  }

  @Test
  void aConditionOnAnObjectIsNotSupported() {
    DustException failure =
        write(
            Reply.status(
                "400 X", "{\"error\":\"if_match_multi_leaf\",\"detail\":\"requires a leaf\"}"),
            58);

    assertThat(failure.code()).isEqualTo(ErrorCase.OBJECT_NOT_COMPARABLE.code());
    assertThat(failure).hasMessageContaining("requires a leaf");
  }

  @Test
  void aConflictInABatchNamesTheOperation() {
    String body = "{\"error\":\"conflict\",\"op_index\":1,\"path\":\"b/1\",\"current_revision\":7}";

    DustException failure = batch(Reply.status("412 X", body), 1, 3);

    assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(failure.detail())
        .isEqualTo(
            new ErrorDetail.Conflict(OptionalLong.of(7), OptionalInt.of(1), Optional.of("b/1")));
    assertThat(failure)
        .hasMessageContaining("batch of 2 operations")
        .hasMessageContaining("operation 1, path 'b/1'");
  }

  @Test
  void anObjectComparedInABatchIsNotSupported() {
    String body = "{\"error\":\"conflict\",\"op_index\":1,\"path\":\"b/1\",\"current_revision\":7}";

    DustException failure = batch(Reply.status("412 X", body), 1, 7);

    assertThat(failure.code()).isEqualTo(ErrorCase.OBJECT_NOT_COMPARABLE.code());
  }

  @Test
  void aWriterThatGaveUpMayStillCommit() {
    String body =
        "{\"error\":\"invalid_params\",\"detail\":\"{:writer_unavailable, {:timeout, {GenServer,"
            + " :call, []}}}\"}";

    DustException failure = write(Reply.status("400 Bad Request", body), 1);

    assertThat(failure.code()).isEqualTo(ErrorCase.WRITER_UNAVAILABLE.code());
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.isRetryable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'Retry-After: 36', 37",
    "'Retry-After: 0', 1",
    "'Retry-After: soon\r\nX-RateLimit-Reset: 12', 13",
    "'X-RateLimit-Reset: 0', 1",
    "'Retry-After: -5', 60",
    "'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT', 60",
    "'X-Other: 1', 60"
  })
  void aRateLimitSaysHowLongToWait(String headers, long seconds) {
    DustException failure =
        write(
            Reply.raw(
                "HTTP/1.1 429 Too Many Requests\r\n"
                    + headers
                    + "\r\nContent-Length: 24\r\n\r\n{\"error\":\"rate_limited\"}"),
            1);

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure.detail())
        .isEqualTo(new ErrorDetail.RateLimited(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, ROUTE_MISSING",
    "405, ROUTE_MISSING",
    "406, NOT_ACCEPTABLE",
    "413, TOO_LARGE",
    "414, PATH_TOO_LONG",
    "426, UPGRADE_REQUIRED",
    "500, SERVER_ERROR",
    "502, SERVER_ERROR",
    "302, UNEXPECTED_STATUS"
  })
  void aPageOfHtmlIsOneClearError(int status, ErrorCase expected) {
    Reply page =
        Reply.raw(
            "HTTP/1.1 "
                + status
                + " X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 20\r\n\r\n"
                + "<html>oh no!</html>\n");

    for (DustException failure : List.of(read(page), write(page, 1))) {
      assertThat(failure.code()).isEqualTo(expected.code());
      assertThat(failure)
          .hasMessageContaining("answered " + status)
          .hasMessageContaining("text/html; charset=utf-8 \"<html>oh no!</html>\"")
          .hasMessageContaining(expected.remedy());
      assertThat(failure.detail())
          .isEqualTo(new ErrorDetail.Status(status, "", "<html>oh no!</html>\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 412, 418, 429, 500, 503})
  void anEmptyBodyIsOneClearErrorToo(int status) {
    Reply empty = Reply.raw("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n");

    for (DustException failure : List.of(read(empty), write(empty, 1))) {
      assertThat(failure).hasMessageContaining("answered " + status + " without a body");
    }
  }

  @Test
  void anUnknownStoreIsAWrongSettingExceptWhereItIsAMiss() {
    Reply notFound = Reply.status("404 Not Found", "{\"error\":\"not_found\"}");

    assertThat(write(notFound, 1).code()).isEqualTo(ErrorCase.STORE_NOT_FOUND.code());
    assertThat(batch(notFound, 1, 1).code()).isEqualTo(ErrorCase.STORE_NOT_FOUND.code());
    DustException list = failure(notFound, transport -> transport.list(PATH, 10, Optional.empty()));
    assertThat(list.code()).isEqualTo(ErrorCase.STORE_NOT_FOUND.code());
    assertThat(list.kind()).isEqualTo(Kind.INVALID_PARAMS);
    assertThat(list).hasMessageContaining("dust.store").hasMessageContaining("acme/main");
  }

  @Test
  void aMissingRouteIsNotAMiss() {
    Reply missing = Reply.status("404 Not Found", "{\"errors\":{\"detail\":\"Not Found\"}}");

    assertThat(read(missing).kind()).isEqualTo(Kind.NOT_IMPLEMENTED);
    assertThat(batch(missing, 1, 1).kind()).isEqualTo(Kind.NOT_IMPLEMENTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Log in to the hotel's wifi</html>",
        "",
        "{\"path\":\"links/dust\",\"val",
        "[1]",
        "{}",
        "{\"value\":1,\"revision\":\"three\",\"store_seq\":1.5}"
      })
  void successThatCannotBeReadIsAnErrorForReadsAndUnknownForWrites(String body) {
    Reply reply = Reply.ok(body);

    DustException read = read(reply);
    DustException write = write(reply, 1);

    assertThat(read.code()).isEqualTo(ErrorCase.ANSWER_UNREADABLE.code());
    assertThat(read.kind()).isEqualTo(Kind.HTTP);
    assertThat(read.isRetryable()).isFalse();
    assertThat(write.code()).isEqualTo(ErrorCase.RECEIPT_UNREADABLE.code());
    assertThat(write.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(write.isRetryable()).isFalse();
  }

  @Test
  void aBodyThatIsNestedTooDeeplyForTheParserIsUnreadableToo() {
    Reply deep = Reply.ok("{\"value\":" + "[".repeat(2000) + "]".repeat(2000) + "}");

    assertThat(read(deep).code()).isEqualTo(ErrorCase.ANSWER_UNREADABLE.code());
    assertThat(write(deep, 1).code()).isEqualTo(ErrorCase.RECEIPT_UNREADABLE.code());
  }

  @Test
  void aBodyThatIsCutOffIsLostForReadsAndUnknownForWrites() {
    Reply cut =
        Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"path\":\"links/dust\",\"va")
            .andClose();

    assertThat(read(cut).code()).isEqualTo(ErrorCase.READ_LOST.code());
    assertThat(read(cut).isRetryable()).isTrue();
    assertThat(write(cut, 1).kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(write(cut, 1).isRetryable()).isFalse();
  }

  @Test
  void aRefusalWhoseBodyIsCutOffIsStillARefusal() {
    Reply cut =
        Reply.raw("HTTP/1.1 401 X\r\nContent-Length: 500\r\n\r\n{\"error\":\"unau").andClose();

    assertThat(write(cut, 1).kind()).isIn(Kind.UNAUTHORIZED, Kind.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "garbage", ";;;", "application/json; charset=nonsense"})
  void theContentTypeOfAGoodAnswerDoesNotMatter(String type) {
    String body = "{\"path\":\"links/dust\",\"value\":\"ä\",\"revision\":1}";
    Reply reply =
        Reply.raw(
            "HTTP/1.1 200 OK\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + (body.length() + 1)
                + "\r\n\r\n"
                + body);
    try (RawServer server = new RawServer((n, request) -> reply);
        HttpTransport transport = HttpTransports.to(server.port())) {

      assertThat(transport.get(PATH).orElseThrow().value()).isEqualTo(Json.createValue("ä"));
    }
  }

  @Test
  void aReceiptForAnotherNumberOfOperationsIsUnknown() {
    DustException failure =
        batch(Reply.ok("{\"ops\":[{\"revision\":1,\"store_seq\":1}],\"store_seq\":1}"), 1, 1);

    assertThat(failure.code()).isEqualTo(ErrorCase.RECEIPT_UNREADABLE.code());
    assertThat(failure).hasMessageContaining("1 receipts for 2 operations");
  }

  @Test
  void anEchoedTokenIsNotShown() {
    String echo = "{\"error\":\"x " + HttpTransports.SECRET + "\",\"detail\":\"Bearer ";

    DustException named = write(Reply.status("403 X", echo + HttpTransports.SECRET + "\"}"), 1);
    DustException html = write(Reply.status("500 X", "<pre>" + HttpTransports.SECRET), 1);
    DustException success = read(Reply.ok("got " + HttpTransports.SECRET));
    DustException garbage = read(Reply.raw(HttpTransports.SECRET + "\r\n\r\n").andClose());

    assertThat(named).hasMessageContaining("Bearer <token>");
    assertThat(html).hasMessageContaining("<pre><token>");
    assertThat(success).hasMessageContaining("got <token>");
    assertThat(garbage.kind()).isEqualTo(Kind.NETWORK);
  }

  @Test
  void longTextsAreShortened() {
    DustException failure =
        failure(
            Reply.status("500 X", "y".repeat(100_000)),
            transport -> transport.get(DustPath.of("p".repeat(5_000))));

    assertThat(failure.getMessage()).hasSizeLessThan(1_000);
  }

  private static DustException read(Reply reply) {
    return failure(reply, transport -> transport.get(PATH));
  }

  private static DustException write(Reply reply, long ifMatch) {
    return failure(reply, transport -> transport.put(PATH, VALUE, OptionalLong.of(ifMatch)));
  }

  private static DustException batch(Reply reply, long first, long second) {
    return failure(
        reply,
        transport ->
            transport.batch(
                List.of(
                    new WireOp.Set(DustPath.of("b", "0"), VALUE, OptionalLong.of(first)),
                    new WireOp.Delete(DustPath.of("b", "1"), OptionalLong.of(second)))));
  }

  private static DustException failure(Reply reply, Consumer<HttpTransport> call) {
    try (RawServer server = new RawServer((n, request) -> reply);
        HttpTransport transport = HttpTransports.to(server.port())) {
      DustException failure =
          catchThrowableOfType(DustException.class, () -> call.accept(transport));
      assertThat(failure).isNotNull();
      assertThat(HttpTransports.everyText(failure))
          .doesNotContainIgnoringCase(HttpTransports.SECRET);
      return failure;
    }
  }
}
