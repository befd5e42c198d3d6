package io.dustlayer.examples.readinglist;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustValidationException;
import io.dustlayer.cdi.ErrorDetail;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Answers failures of the store and links that are not valid. */
@Provider
public class DustProblems implements ExceptionMapper<DustException> {

  /** The mapper; made by the container. */
  public DustProblems() {
    super();
  }

  @Override
  public Response toResponse(DustException failure) {
    Problem problem =
        new Problem(
            title(failure),
            status(failure),
            failure.getMessage(),
            failure.kind().name(),
            failure.code(),
            failure.isRetryable(),
            violations(failure));
    Response.ResponseBuilder answer = problem.answer();
    if (failure.detail() instanceof ErrorDetail.RateLimited limited) {
      answer.header(HttpHeaders.RETRY_AFTER, limited.retryAfter().plusMillis(999).toSeconds());
    }
    return answer.build();
  }

  private static int status(DustException failure) {
    return switch (failure.kind()) {
      case VALIDATION -> 422;
      case INVALID_PARAMS -> failure.detail() instanceof ErrorDetail.Setting ? 503 : 400;
      case NOTHING_TO_WRITE -> 400;
      case CONFLICT -> 409;
      case RATE_LIMITED -> 429;
      case NOT_SUPPORTED, NOT_IMPLEMENTED -> 501;
      // the store refuses this application, which is not the fault of the application's client
      case HTTP, UNAUTHORIZED -> 502;
      case NETWORK -> 503;
      case TIMEOUT -> 504;
    };
  }

  private static String title(DustException failure) {
    return switch (failure.kind()) {
      case VALIDATION -> "The link is not valid";
      case INVALID_PARAMS ->
          failure.detail() instanceof ErrorDetail.Setting
              ? "The store is not configured"
              : "The request is not valid";
      case NOTHING_TO_WRITE -> "There is nothing to store";
      case CONFLICT -> "Somebody else changed the link";
      case RATE_LIMITED -> "Too many requests to the store";
      case NOT_SUPPORTED, NOT_IMPLEMENTED -> "The store cannot do this";
      case HTTP -> "The store failed";
      case UNAUTHORIZED -> "The store refused this application";
      case NETWORK -> "The store cannot be reached";
      case TIMEOUT -> "The store did not answer in time";
    };
  }

  private static List<Problem.FieldProblem> violations(DustException failure) {
    if (failure instanceof DustValidationException invalid) {
      return invalid.violations().stream()
          .map(each -> new Problem.FieldProblem(each.property(), each.message()))
          .toList();
    }
    return null;
  }
}
