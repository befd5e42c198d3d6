package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.HostileInput;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * A server that answers anything: a call returns, or fails with a {@link DustException} that has a
 * code, a bounded message and no token.
 */
class HostileAnswersProperties {

  /** What a server says to every request until it is told to say something else. */
  private static volatile byte[] answer = {};

  private static final RawServer SERVER =
      new RawServer((number, request) -> RawServer.Reply.raw(answer).andClose());
  private static final HttpTransport TRANSPORT =
      HttpTransports.to("http://127.0.0.1:" + SERVER.port(), Duration.ofSeconds(5));
  private static final DustPath PATH = DustPath.of("links", "a", "title");
  private static final OptionalLong ANY = OptionalLong.empty();

  private static final List<Consumer<HttpTransport>> CALLS =
      List.of(
          transport -> transport.get(PATH),
          transport -> transport.get(DustPath.of("links", "..", "title")),
          transport -> transport.leaf(PATH),
          transport -> transport.exists(PATH),
          transport -> transport.list(DustPath.of("links"), 10, Optional.of("links/a")),
          transport -> transport.put(PATH, JsonValue.TRUE, OptionalLong.of(3)),
          transport -> transport.delete(PATH, ANY),
          transport ->
              transport.batch(
                  List.of(
                      new WireOp.Set(PATH, JsonValue.TRUE, ANY), new WireOp.Delete(PATH, ANY))));

  @AfterContainer
  static void close() {
    TRANSPORT.close();
    SERVER.close();
  }

  @Property(tries = 1200)
  void a_call_ends_with_a_result_or_with_a_documented_failure(
      @ForAll("answers") byte[] bytes, @ForAll("calls") int call) {
    answer = bytes;
    try {
      CALLS.get(call).accept(TRANSPORT);
    } catch (DustException failure) {
      assertThat(failure.code()).matches("DUST04\\d\\d");
      assertThat(failure.getMessage()).hasSizeLessThan(3000).doesNotContain("\n");
      assertThat(HttpTransports.everyText(failure)).doesNotContain(HttpTransports.SECRET);
    }
  }

  @Provide
  Arbitrary<Integer> calls() {
    return Arbitraries.integers().between(0, CALLS.size() - 1);
  }

  @Provide
  Arbitrary<byte[]> answers() {
    Arbitrary<byte[]> answers =
        Combinators.combine(statuses(), headers(), bodies()).as(HostileAnswersProperties::answer);
    return Arbitraries.frequencyOf(
        Tuple.of(6, answers),
        Tuple.of(1, HostileInput.mutated(answers)),
        Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(100)));
  }

  private static byte[] answer(String status, String headers, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\n\r\n";
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static Arbitrary<String> statuses() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just("200 OK")),
        Tuple.of(
            4,
            Arbitraries.of(
                "400 Bad",
                "401 No",
                "403 No",
                "404 No",
                "409 No",
                "412 No",
                "413 No",
                "426 No",
                "429 Slow",
                "500 Oops",
                "503 Oops",
                "204 None",
                "206 Part",
                "302 There")),
        Tuple.of(1, Arbitraries.integers().between(200, 999).map(code -> code + " Odd")));
  }

  private static Arbitrary<String> headers() {
    return Arbitraries.of(
            "Content-Type: application/json\r\n",
            "Content-Type: text/html; charset=klingon\r\n",
            "Content-Type: \u00FF\r\n",
            "Content-Length: 0\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: -1\r\n",
            "Content-Encoding: gzip\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Retry-After: 99999999999\r\n",
            "Retry-After: -5\r\n",
            "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n",
            "X-RateLimit-Reset: soon\r\n",
            "Location: http://127.0.0.1:1/elsewhere\r\n",
            "Set-Cookie: a=b; Domain=example.org\r\n",
            "WWW-Authenticate: Basic realm=\"" + HttpTransports.SECRET + "\"\r\n",
            "X-Long: " + "x".repeat(5000) + "\r\n")
        .list()
        .ofMaxSize(3)
        .map(lines -> String.join("", lines));
  }

  private static Arbitrary<byte[]> bodies() {
    Arbitrary<String> numbers =
        Arbitraries.of(
            "3",
            "-1",
            "0.5",
            "9223372036854775808",
            "1e9999",
            "\"3\"",
            "null",
            "99",
            "-2147483649");
    Arbitrary<String> json = HostileInput.jsonTexts();
    Arbitrary<String> entries =
        Combinators.combine(json, numbers, Arbitraries.of("links/a/title", "", "//", "x"))
            .as("{\"value\":%s,\"revision\":%s,\"path\":\"%s\",\"type\":\"map\"}"::formatted);
    Arbitrary<String> pages =
        Combinators.combine(
                entries.list().ofMaxSize(3), Arbitraries.of("null", "\"links/b\"", "\"a\"", "7"))
            .as((items, cursor) -> "{\"items\":" + items + ",\"next_cursor\":" + cursor + "}");
    Arbitrary<String> receipts =
        Combinators.combine(numbers, numbers)
            .as("{\"revision\":%s,\"store_seq\":%s}"::formatted)
            .list()
            .ofMaxSize(3)
            .map(ops -> "{\"ops\":" + ops + ",\"store_seq\":4,\"revision\":4}");
    Arbitrary<String> errors =
        Combinators.combine(
                Arbitraries.of(
                    "conflict", "exists", "not_found", "invalid_params", "rate_limited", "\\n"),
                json,
                numbers,
                numbers)
            .as(
                ("{\"error\":\"%s\",\"detail\":%s,\"current_revision\":%s,\"op_index\":%s,\"path\":\""
                        + HttpTransports.SECRET
                        + "\"}")
                    ::formatted);
    Arbitrary<String> tokens =
        Arbitraries.just("{\"error\":\"" + "x".repeat(299) + HttpTransports.SECRET + "\"}");
    Arbitrary<String> texts =
        Arbitraries.frequencyOf(
            Tuple.of(3, entries),
            Tuple.of(2, pages),
            Tuple.of(2, receipts),
            Tuple.of(3, errors),
            Tuple.of(1, tokens),
            Tuple.of(1, json));
    Arbitrary<byte[]> valid = texts.map(text -> text.getBytes(StandardCharsets.UTF_8));
    return Arbitraries.frequencyOf(
        Tuple.of(3, valid),
        Tuple.of(2, HostileInput.mutated(valid)),
        Tuple.of(1, Arbitraries.just(new byte[0])));
  }
}
