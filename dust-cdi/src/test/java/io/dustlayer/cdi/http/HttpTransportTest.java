package io.dustlayer.cdi.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport.Committed;
import io.dustlayer.cdi.spi.DustTransport.CommittedBatch;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.DustTransport.Page;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpTransportTest {

  private static final String ENTRIES = "/api/stores/acme/main/entries";
  private static final DustPath TITLE = DustPath.of("links", "dust", "title");

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private HttpTransport transport;

  @BeforeEach
  void connect() {
    transport = HttpTransports.to(SERVER.getPort());
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void aReadIsOneGetOfTheEntry() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json("{\"path\":\"links/dust/title\",\"value\":\"Dust\",\"revision\":52}")));

    assertThat(transport.get(TITLE)).contains(new Entry(TITLE, Json.createValue("Dust"), 52));

    LoggedRequest request = only();
    assertThat(request.getMethod().value()).isEqualTo("GET");
    assertThat(request.getUrl()).isEqualTo(ENTRIES + "/links/dust/title");
    assertThat(headers(request, "Authorization"))
        .containsExactly("Bearer " + HttpTransports.SECRET);
    assertThat(headers(request, "Accept")).containsExactly("application/json");
    assertThat(request.containsHeader("Content-Type")).isFalse();
    assertThat(request.containsHeader("If-Match")).isFalse();
    assertThat(request.containsHeader("X-Request-Id")).isFalse();
    assertThat(request.containsHeader(Target.HEADER)).isFalse();
    assertThat(request.getBody()).isEmpty();
  }

  @Test
  void aMissingEntryIsEmpty() {
    SERVER.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"error\":\"not_found\"}", 404)));

    assertThat(transport.get(TITLE)).isEmpty();
  }

  @Test
  void numbersKeepEveryDigit() {
    String digits = "123456789012345678901234567890.12345678901234567890";
    SERVER.stubFor(
        any(anyUrl()).willReturn(json("{\"path\":\"a\",\"value\":" + digits + ",\"revision\":1}")));

    JsonNumber value = (JsonNumber) transport.get(DustPath.of("a")).orElseThrow().value();

    assertThat(value.bigDecimalValue().toPlainString()).isEqualTo(digits);
  }

  @Test
  void existenceIsOneHead() {
    SERVER.stubFor(head(anyUrl()).willReturn(ok()));

    assertThat(transport.exists(TITLE)).isTrue();

    LoggedRequest request = only();
    assertThat(request.getMethod().value()).isEqualTo("HEAD");
    assertThat(request.getUrl()).isEqualTo(ENTRIES + "/links/dust/title");
    assertThat(headers(request, "Accept")).containsExactly("application/json");
  }

  @Test
  void whatIsNotFoundDoesNotExist() {
    SERVER.stubFor(head(anyUrl()).willReturn(notFound()));

    assertThat(transport.exists(TITLE)).isFalse();
  }

  @Test
  void withoutHeadOneKeyBelowIsEnoughToExist() {
    SERVER.stubFor(head(anyUrl()).willReturn(status(405)));
    SERVER.stubFor(
        get(urlPathEqualTo(ENTRIES))
            .willReturn(json("{\"items\":[\"links/dust/title\"],\"next_cursor\":null}")));

    assertThat(transport.exists(DustPath.of("links", "dust"))).isTrue();

    SERVER.verify(
        getRequestedFor(
            urlEqualTo(ENTRIES + "?pattern=links%2Fdust%2F%2A%2A&limit=1&order=asc&select=keys")));
  }

  @Test
  void withoutHeadALeafWithNothingBelowExistsToo() {
    SERVER.stubFor(head(anyUrl()).willReturn(status(405)));
    SERVER.stubFor(
        get(urlPathEqualTo(ENTRIES)).willReturn(json("{\"items\":[],\"next_cursor\":null}")));
    SERVER.stubFor(
        get(urlPathEqualTo(ENTRIES + "/links/dust/title"))
            .willReturn(json("{\"path\":\"links/dust/title\",\"value\":null,\"revision\":1}")));
    SERVER.stubFor(
        get(urlPathEqualTo(ENTRIES + "/links/dust/note"))
            .willReturn(jsonResponse("{\"error\":\"not_found\"}", 404)));

    assertThat(transport.exists(TITLE)).isTrue();
    assertThat(transport.exists(DustPath.of("links", "dust", "note"))).isFalse();
  }

  @Test
  void aPageIsOneListOfTheLeavesBelow() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json(
                    "{\"items\":[{\"path\":\"links/b c/title\",\"value\":[1],\"type\":\"string\","
                        + "\"revision\":7}],\"next_cursor\":\"links/b c/title\"}")));

    Page page = transport.list(DustPath.of("links"), 20, Optional.of("links/a+ä/x"));

    Entry leaf =
        new Entry(
            DustPath.of("links", "b c", "title"), Json.createArrayBuilder().add(1).build(), 7);
    assertThat(page).isEqualTo(new Page(List.of(leaf), Optional.of("links/b c/title")));
    LoggedRequest request = only();
    assertThat(request.getMethod().value()).isEqualTo("GET");
    assertThat(request.getUrl())
        .isEqualTo(
            ENTRIES
                + "?pattern=links%2F%2A%2A&limit=20&order=asc&select=entries"
                + "&after=links%2Fa%2B%C3%A4%2Fx");
  }

  @Test
  void theLastPageHasNoCursor() {
    SERVER.stubFor(any(anyUrl()).willReturn(json("{\"items\":[],\"next_cursor\":null}")));

    Page page = transport.list(DustPath.of("links", "*"), 1000, Optional.empty());

    assertThat(page).isEqualTo(new Page(List.of(), Optional.empty()));
    assertThat(only().getUrl())
        .isEqualTo(
            ENTRIES + "?pattern=links%2F%5C%2A%2F%2A%2A&limit=1000&order=asc&select=entries");
  }

  @Test
  void aWriteIsOnePutOfTheJsonValue() {
    SERVER.stubFor(any(anyUrl()).willReturn(json("{\"revision\":8,\"store_seq\":9}")));

    Committed committed =
        transport.put(TITLE, Json.createValue("Dust ä \"😀\""), OptionalLong.empty());

    assertThat(committed).isEqualTo(new Committed(9, 8));
    LoggedRequest request = only();
    assertThat(request.getMethod().value()).isEqualTo("PUT");
    assertThat(request.getUrl()).isEqualTo(ENTRIES + "/links/dust/title");
    assertThat(headers(request, "Accept")).containsExactly("application/json");
    assertThat(headers(request, "Content-Type")).containsExactly("application/json");
    assertThat(request.getBodyAsString()).isEqualTo("\"Dust ä \\\"😀\\\"\"");
    assertThat(headers(request, "X-Request-Id").get(0)).hasSizeBetween(20, 200);
    assertThat(request.containsHeader("If-Match")).isFalse();
    assertThat(request.containsHeader(Target.HEADER)).isFalse();
  }

  @Test
  void nullIsAValue() {
    SERVER.stubFor(any(anyUrl()).willReturn(json("{\"revision\":8,\"store_seq\":8}")));

    transport.put(TITLE, JsonValue.NULL, OptionalLong.of(52));

    assertThat(only().getBodyAsString()).isEqualTo("null");
    assertThat(headers(only(), "If-Match")).containsExactly("52");
  }

  @Test
  void aDeleteIsOneDelete() {
    SERVER.stubFor(any(anyUrl()).willReturn(json("{\"revision\":8,\"store_seq\":8}")));

    assertThat(transport.delete(DustPath.of("links"), OptionalLong.of(7)))
        .isEqualTo(new Committed(8, 8));

    LoggedRequest request = only();
    assertThat(request.getMethod().value()).isEqualTo("DELETE");
    assertThat(request.getUrl()).isEqualTo(ENTRIES + "/links");
    assertThat(headers(request, "If-Match")).containsExactly("7");
    assertThat(headers(request, "X-Request-Id").get(0)).hasSizeBetween(20, 200);
    assertThat(request.getBody()).isEmpty();
  }

  @Test
  void aBatchIsOnePost() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json(
                    "{\"ops\":[{\"path\":\"links/dust/title\",\"revision\":4,\"store_seq\":4},"
                        + "{\"path\":\"links/a~1b\",\"revision\":5,\"store_seq\":5}],"
                        + "\"store_seq\":5}")));

    CommittedBatch committed =
        transport.batch(
            List.of(
                new WireOp.Set(TITLE, Json.createValue(1), OptionalLong.of(3)),
                new WireOp.Delete(DustPath.of("links", "a/b"), OptionalLong.empty())));

    assertThat(committed)
        .isEqualTo(new CommittedBatch(5, List.of(new Committed(4, 4), new Committed(5, 5))));
    LoggedRequest request = only();
    assertThat(request.getMethod().value()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo(ENTRIES + "/batch_write");
    assertThat(headers(request, "Content-Type")).containsExactly("application/json");
    assertThat(headers(request, "X-Request-Id").get(0)).hasSizeBetween(20, 200);
    assertThat(request.getBodyAsString())
        .isEqualTo(
            "{\"ops\":[{\"op\":\"set\",\"path\":\"links/dust/title\",\"value\":1,\"if_match\":3},"
                + "{\"op\":\"delete\",\"path\":\"links/a~1b\"}]}");
  }

  @Test
  void everyWriteHasAnIdOfItsOwn() {
    SERVER.stubFor(any(anyUrl()).willReturn(json("{\"revision\":8,\"store_seq\":8}")));

    transport.put(TITLE, JsonValue.TRUE, OptionalLong.empty());
    transport.put(TITLE, JsonValue.TRUE, OptionalLong.empty());

    assertThat(SERVER.findAll(anyRequestedFor(anyUrl())))
        .extracting(request -> request.getHeader("X-Request-Id"))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void batchTravelsUnderTheIdThatItsCallerGives() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json(
                    "{\"ops\":[{\"path\":\"links/dust/title\",\"revision\":4,\"store_seq\":4}],"
                        + "\"store_seq\":4}")));

    transport.batch(
        List.of(new WireOp.Set(TITLE, JsonValue.TRUE, OptionalLong.empty())),
        "java-device-7-000001");

    assertThat(headers(only(), "X-Request-Id")).containsExactly("java-device-7-000001");
  }

  @Test
  void leafIsReadAloneEvenIfThereAreOthersBelowOrBeside() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json(
                    "{\"items\":[{\"path\":\"links/dust/title/x\",\"value\":1,\"revision\":4}],"
                        + "\"next_cursor\":\"links/dust/title/x\"}")));

    assertThat(transport.leaf(TITLE)).isEmpty();

    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json(
                    "{\"items\":[{\"path\":\"links/dust/title\",\"value\":1,\"revision\":4}],"
                        + "\"next_cursor\":\"links/dust/title\"}")));

    assertThat(transport.leaf(TITLE)).contains(new Entry(TITLE, Json.createValue(1), 4));
  }

  @Test
  void cookiesAreIgnored() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                json("{\"revision\":8,\"store_seq\":8}").withHeader("Set-Cookie", "a=b; path=/")));

    transport.put(TITLE, JsonValue.TRUE, OptionalLong.empty());
    transport.put(TITLE, JsonValue.TRUE, OptionalLong.empty());

    assertThat(SERVER.findAll(anyRequestedFor(anyUrl())))
        .noneMatch(request -> request.containsHeader("Cookie"));
  }

  @Test
  void argumentsBeyondTheProtocolAreRefused() {
    DustPath path = DustPath.of("a");

    assertThatThrownBy(() -> transport.list(path, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> transport.list(path, 1001, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> transport.batch(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itIsTheHttpTransport() {
    assertThat(transport.kind()).isEqualTo(TransportKind.HTTP);
  }

  @Test
  void closingAnUnusedTransportIsFine() {
    transport.close();
    transport.close();
  }

  private static ResponseDefinitionBuilder json(String body) {
    return okJson(body);
  }

  private static LoggedRequest only() {
    List<LoggedRequest> requests = SERVER.findAll(anyRequestedFor(anyUrl()));
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  private static List<String> headers(LoggedRequest request, String name) {
    return request.header(name).values();
  }
}
