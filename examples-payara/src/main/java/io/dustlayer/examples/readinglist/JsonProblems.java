package io.dustlayer.examples.readinglist;

import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers bodies that are not a JSON object. */
@Provider
public class JsonProblems implements ExceptionMapper<JsonbException> {

  static final String NOT_AN_OBJECT = "the body must be a JSON object";

  /** The mapper; made by the container. */
  public JsonProblems() {
    super();
  }

  @Override
  public Response toResponse(JsonbException failure) {
    return Problem.of(Response.Status.BAD_REQUEST, NOT_AN_OBJECT).answer().build();
  }
}
