package io.dustlayer.cdi.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Page;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exact requests that leave a host: PROTOCOL, HTTP. Each host brings its own Rest Client, and
 * no two of them treat an address alike.
 */
public class RequestSuite extends HostSuite {

  private static final String ENTRIES = "/api/stores/acme/wire/entries/";

  private WireMock wire;

  /** For JUnit, and for test classes of hosts. */
  protected RequestSuite() {
    super();
  }

  @BeforeEach
  void connect() {
    URI address =
        URI.create(ConfigProvider.getConfig().getValue("dust.stores.wire.base-url", String.class));
    wire = new WireMock(address.getHost(), address.getPort());
    wire.resetRequests();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "`a b` a%20b",
        "% %25",
        "100% 100%25",
        "%2F %252F",
        "/ ~1",
        "a/b a~1b",
        "~ ~0",
        "~1 ~01",
        "# %23",
        "? %3F",
        "äöü %C3%A4%C3%B6%C3%BC",
        "😀 %F0%9F%98%80",
        "\" %22",
      })
  @Assertion(id = "DUST-WIRE-001", rule = Rule.T1)
  void a_slug_travels_as_one_encoded_segment(String slug, String encoded) {
    beans().pages().insert(new Page(slug, "x"));
    LoggedRequest request = only();
    assertThat(request.getUrl()).isEqualToIgnoringCase(ENTRIES + "pages/" + encoded + "/text");
    assertThat(request.getMethod().getName()).isEqualTo("PUT");
    assertThat(request.getBodyAsString()).isEqualTo("\"x\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "+", "a+b", ";", "a;b=c", "&", "=", "@", ":", "*", "**", "'", "!", "$", ",", "(",
      })
  @Assertion(id = "DUST-WIRE-002", rule = Rule.T1)
  void a_slug_of_reserved_characters_is_one_segment_that_decodes_to_itself(String slug) {
    beans().pages().insert(new Page(slug, "x"));
    String url = only().getUrl();
    assertThat(url).startsWith(ENTRIES + "pages/").endsWith("/text");
    String segment = url.substring((ENTRIES + "pages/").length(), url.length() - "/text".length());
    assertThat(segment).doesNotContain("/");
    assertThat(percentDecoded(segment)).isEqualTo(slug);
  }

  @Test
  @Assertion(id = "DUST-WIRE-003", rule = Rule.T1)
  void the_headers_are_exactly_those_that_a_server_wants() {
    beans().pages().insert(new Page("a", "x"));
    LoggedRequest request = only();
    assertThat(request.getHeaders().getHeader("Accept").values())
        .containsExactly("application/json");
    assertThat(request.getHeaders().getHeader("Content-Type").values())
        .allSatisfy(type -> assertThat(type).startsWith("application/json"))
        .hasSize(1);
    assertThat(request.getHeaders().getHeader("Authorization").values())
        .containsExactly("Bearer any-token");
    assertThat(request.getHeaders().getHeader("X-Request-Id").values())
        .hasSize(1)
        .allSatisfy(id -> assertThat(id).hasSizeBetween(20, 200));
  }

  @Test
  @Assertion(id = "DUST-WIRE-004", rule = Rule.T1)
  void a_request_that_the_server_has_answered_is_not_repeated() {
    StubMapping down =
        wire.register(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.serviceUnavailable()));
    try {
      for (Runnable call : List.<Runnable>of(this::write, this::read)) {
        wire.resetRequests();
        DustException failure = catchThrowableOfType(DustException.class, call::run);
        assertThat(failure.kind()).isEqualTo(DustException.Kind.HTTP);
        assertThat(failure.isRetryable()).isTrue();
        only();
      }
    } finally {
      wire.removeStubMapping(down);
    }
  }

  private void write() {
    beans().pages().insert(new Page("a", "x"));
  }

  private void read() {
    beans().pages().get("a");
  }

  @Test
  @Assertion(id = "DUST-WIRE-005", rule = Rule.T1)
  void a_write_whose_answer_is_lost_is_sent_once() {
    // A connection that was kept alive is one that some clients would try again without.
    beans().pages().insert(new Page("a", "x"));
    StubMapping silence =
        wire.register(
            WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE)));
    try {
      List<ThrowingCallable> writes =
          List.of(
              () -> beans().pages().insert(new Page("a", "x")),
              () -> beans().pages().delete("a"),
              () -> beans().pages().batchWrite(Batch.create().insert(new Page("a", "x"))));
      for (ThrowingCallable write : writes) {
        wire.resetRequests();
        assertThatThrownBy(write)
            .isInstanceOfSatisfying(
                DustException.class, lost -> assertThat(lost.kind()).isEqualTo(Kind.TIMEOUT));
        only();
        wire.removeStubMapping(silence);
        beans().pages().insert(new Page("a", "x"));
        wire.register(silence);
      }
    } finally {
      wire.removeStubMapping(silence);
    }
  }

  private LoggedRequest only() {
    List<LoggedRequest> requests = wire.find(WireMock.anyRequestedFor(WireMock.anyUrl()));
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  // A plus in a path means a plus, which URLDecoder would not grant.
  private static String percentDecoded(String segment) {
    return URI.create("http://host/" + segment).getPath().substring(1);
  }
}
