package io.dustlayer.cdi.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the answers that real servers give over HTTP, whatever the host's client. */
public class AnswerSuite extends HostSuite {

  private static final DustPath PATH = DustPath.of("tck", "x");
  private static final long EXPECTED_REVISION = 8;

  /** For JUnit, and for test classes of hosts. */
  protected AnswerSuite() {
    super();
  }

  static Stream<Arguments> answers() {
    return Golden.cases("answers.txt");
  }

  @ParameterizedTest
  @MethodSource("answers")
  @Assertion(id = "DUST-ANSWER-001", rule = Rule.X1)
  void an_answer_means_the_same_on_every_host(
      String call, int status, String header, String body, String meaning) {
    URI address =
        URI.create(ConfigProvider.getConfig().getValue("dust.stores.wire.base-url", String.class));
    WireMock wire = new WireMock(address.getHost(), address.getPort());
    ResponseDefinitionBuilder answer = WireMock.aResponse().withStatus(status).withBody(body);
    if (header.isEmpty()) {
      answer.withHeader("Content-Type", "application/json; charset=utf-8");
    } else {
      String[] parts = header.split(": ", 2);
      answer.withHeader(parts[0], parts[1]);
    }
    StubMapping stub =
        wire.register(
            // A host may send a delete by another route, which has the path in its body.
            WireMock.any(WireMock.anyUrl()).atPriority(1).willReturn(answer));
    try {
      assertThat(outcome(call)).isEqualTo(meaning);
    } finally {
      wire.removeStubMapping(stub);
    }
  }

  private String outcome(String call) {
    DustTransport transport = beans().wire().unwrap(DustTransport.class);
    try {
      return switch (call) {
        case "get" ->
            transport
                .get(PATH)
                .map(entry -> entry.value() + " at " + entry.revision())
                .orElse("nothing");
        case "put" ->
            Long.toString(
                transport.put(PATH, JsonValue.TRUE, OptionalLong.of(EXPECTED_REVISION)).storeSeq());
        case "delete" -> Long.toString(transport.delete(PATH, OptionalLong.empty()).storeSeq());
        default -> throw new IllegalArgumentException(call);
      };
    } catch (DustException failure) {
      if (failure.detail() instanceof ErrorDetail.RateLimited limited) {
        assertThat(limited.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      }
      return failure.kind().toString();
    }
  }
}
