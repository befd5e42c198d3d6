package io.dustlayer.examples.readinglist;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the resource or its host refuses: unknown links, wrong methods, wrong types. */
@Provider
public class WebProblems implements ExceptionMapper<WebApplicationException> {

  /** The mapper; made by the container. */
  public WebProblems() {
    super();
  }

  @Override
  public Response toResponse(WebApplicationException failure) {
    Response given = failure.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    Response.ResponseBuilder answer = Problem.of(given.getStatusInfo(), detail(failure)).answer();
    String allowed = given.getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null) {
      answer.header(HttpHeaders.ALLOW, allowed);
    }
    return answer.build();
  }

  /** Some hosts refuse an empty body by themselves. */
  private static String detail(WebApplicationException failure) {
    return failure.getCause() instanceof NoContentException
        ? JsonProblems.NOT_AN_OBJECT
        : failure.getMessage();
  }
}
