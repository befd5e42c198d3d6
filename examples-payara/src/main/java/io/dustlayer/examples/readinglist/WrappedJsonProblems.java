package io.dustlayer.examples.readinglist;

import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Does what {@link JsonProblems} does, for hosts that wrap the exception. */
@Provider
public class WrappedJsonProblems implements ExceptionMapper<ProcessingException> {

  /** The mapper; made by the container. */
  public WrappedJsonProblems() {
    super();
  }

  @Override
  public Response toResponse(ProcessingException failure) {
    if (failure.getCause() instanceof JsonbException unreadable) {
      return new JsonProblems().toResponse(unreadable);
    }
    throw failure;
  }
}
