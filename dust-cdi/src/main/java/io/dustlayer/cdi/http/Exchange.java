package io.dustlayer.cdi.http;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.spi.ErrorCase;
import io.dustlayer.cdi.tls.CertificateProblem;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends one request and reads its answer. Sends a second time only what cannot have a second
 * effect: a write whose connection was refused, and a read whose connection closed before an answer
 * came. (Servers close kept-alive connections without saying so.)
 */
final class Exchange {

  /** No answer came. */
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    /** How it ended. */
    private final ConnectionFailure how;

    NoAnswer(ConnectionFailure how, RuntimeException cause) {
      super(cause);
      this.how = how;
    }

    boolean mayBeSentAgain(Call call) {
      return how == (call.write() ? ConnectionFailure.REFUSED : ConnectionFailure.CLOSED);
    }
  }

  private final Token token;
  private final AnswerLimits limits;

  Exchange(Token token, AnswerLimits limits) {
    this.token = token;
    this.limits = limits;
  }

  /**
   * Sends a request.
   *
   * @return any status, possibly with a body that was cut off
   * @throws DustException {@code NETWORK} or {@code TIMEOUT} if no answer came
   */
  Answer send(Call call, Supplier<Response> request) {
    try {
      return attempt(request);
    } catch (NoAnswer first) {
      if (!first.mayBeSentAgain(call)) {
        throw failure(call, first);
      }
    }
    try {
      return attempt(request);
    } catch (NoAnswer second) {
      throw failure(call, second);
    }
  }

  private Answer attempt(Supplier<Response> request) throws NoAnswer {
    try {
      Response response = request.get();
      Answer answer = Answer.of(response, limits);
      answer.cutOff().ifPresentOrElse(why -> Abandoned.end(response, why), response::close);
      return answer;
    } catch (RuntimeException thrown) {
      throw new NoAnswer(how(thrown), thrown);
    }
  }

  // Clients also let parsers' exceptions through. An IllegalStateException is no word of the
  // network: it says that this thread must not block, or that the client is closed.
  private static ConnectionFailure how(RuntimeException thrown) {
    Optional<ConnectionFailure> known = ConnectionFailure.of(thrown);
    if (known.isEmpty() && thrown instanceof IllegalStateException) {
      throw thrown;
    }
    return known.orElse(ConnectionFailure.CLOSED);
  }

  private DustException failure(Call call, NoAnswer end) {
    ErrorCase row =
        switch (end.how) {
          case REFUSED, NOT_CONNECTED -> ErrorCase.UNREACHABLE;
          case TLS -> ErrorCase.TLS_FAILED;
          case CLOSED, TIMED_OUT -> call.write() ? ErrorCase.OUTCOME_UNKNOWN : ErrorCase.READ_LOST;
        };
    String why =
        switch (end.how) {
          case REFUSED -> "the server refuses connections";
          case NOT_CONNECTED -> "no connection to the server";
          case TLS ->
              CertificateProblem.of(end.getCause())
                  .map(problem -> "no TLS session with the server: " + problem.clause())
                  .orElse("no TLS session with the server");
          case CLOSED -> "the connection was closed before an answer came";
          case TIMED_OUT -> "no answer within the read timeout";
        };
    Throwable cause = end.getCause();
    String happened = call.failed(why + " (" + token.scrub(root(cause)) + ")");
    return row.toException(happened, ErrorDetail.NONE, token.withoutToken(cause));
  }

  private static String root(Throwable thrown) {
    Throwable link = thrown;
    for (int i = 0; link.getCause() != null && i < ConnectionFailure.MAX_CAUSES; i++) {
      link = link.getCause();
    }
    return link.toString();
  }
}
