package io.dustlayer.examples.readinglist;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
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
    Response.ResponseBuilder answer =
        Problem.of(given.getStatusInfo(), failure.getMessage()).answer();
    String allowed = given.getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null) {
      answer.header(HttpHeaders.ALLOW, allowed);
    }
    return answer.build();
  }
}
