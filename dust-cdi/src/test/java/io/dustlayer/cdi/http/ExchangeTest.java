package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final Call READ = Call.read("GET", "links/dust", "acme/main");
  private static final Call WRITE = Call.write("PUT", "links/dust", "acme/main");

  private static final AnswerLimits LIMITS =
      new AnswerLimits(1000, Duration.ofSeconds(10), System::nanoTime);

  private final Exchange exchange = new Exchange(Token.of(HttpTransports.SECRET), LIMITS);

  /** A client that fails as often as it is told, and then answers. */
  private static final class Client implements Supplier<Response> {
    private final Deque<RuntimeException> failures;
    private int calls;

    Client(RuntimeException... failures) {
      this.failures = new ArrayDeque<>(List.of(failures));
    }

    @Override
    public Response get() {
      calls++;
      if (failures.isEmpty()) {
        return Response.status(418).build();
      }
      throw failures.remove();
    }
  }

  @Test
  void aWriteWhoseConnectionWasRefusedIsSentOnceMore() {
    Client client = new Client(refused());

    assertThat(exchange.send(WRITE, client).status()).isEqualTo(418);
    assertThat(client.calls).isEqualTo(2);
  }

  @Test
  void aReadWhoseConnectionWasRefusedIsNot() {
    Client client = new Client(refused());

    assertThat(failure(READ, client).kind()).isEqualTo(Kind.NETWORK);
    assertThat(client.calls).isEqualTo(1);
  }

  @Test
  void onlyOnce() {
    Client client = new Client(refused(), refused(), refused());

    assertThat(failure(WRITE, client).kind()).isEqualTo(Kind.NETWORK);
    assertThat(client.calls).isEqualTo(2);
  }

  @Test
  void aWriteThatWasRefusedAndThenLostIsUnknown() {
    Client client = new Client(refused(), closed());

    assertThat(failure(WRITE, client).kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(client.calls).isEqualTo(2);
  }

  @Test
  void aReadIsSentOnceMoreAfterAClosedConnection() {
    Client client = new Client(closed());

    assertThat(exchange.send(READ, client).status()).isEqualTo(418);
    assertThat(client.calls).isEqualTo(2);
  }

  @Test
  void anUnknownHostIsNotAskedAgain() {
    Client client = new Client(new ProcessingException(new UnknownHostException("nowhere")));

    DustException failure = failure(WRITE, client);

    assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure).hasMessageContaining("nowhere");
    assertThat(client.calls).isEqualTo(1);
  }

  @Test
  void aFailureOfTheClientWithoutCauseLeavesAWriteUnknown() {
    Client client = new Client(new ProcessingException("something went wrong"));

    assertThat(failure(WRITE, client).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void whateverElseAClientThrowsLeavesAWriteUnknownToo() {
    Client client = new Client(new IllegalArgumentException("invalid version format: HTML"));

    DustException failure = failure(WRITE, client);

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("invalid version format");
    assertThat(client.calls).isEqualTo(1);
  }

  @Test
  void aMistakeInTheProgramIsNotAFailureOfTheNetwork() {
    IllegalStateException mistake = new IllegalStateException("blocking on the event loop");

    assertThatThrownBy(() -> exchange.send(READ, new Client(mistake))).isSameAs(mistake);
  }

  @Test
  void aCauseThatShowsTheTokenIsNotKept() {
    Client client =
        new Client(
            new ProcessingException(
                new IOException("bad header: " + HttpTransports.SECRET.toUpperCase(Locale.ROOT))));

    DustException failure = failure(WRITE, client);

    assertThat(failure).hasNoCause().hasMessageContaining("bad header: <token>");
    assertThat(HttpTransports.everyText(failure)).doesNotContainIgnoringCase(HttpTransports.SECRET);
  }

  private DustException failure(Call call, Client client) {
    DustException failure =
        catchThrowableOfType(DustException.class, () -> exchange.send(call, client));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static RuntimeException refused() {
    return new ProcessingException(new ConnectException("Connection refused"));
  }

  private static RuntimeException closed() {
    return new ProcessingException(new IOException("Unexpected end of file from server"));
  }
}
