package io.dustlayer.examples.readinglist;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what was wrong with what, and what to do
 * @param kind the name of the {@link io.dustlayer.cdi.DustException.Kind}; null if the store was
 *     not the reason
 * @param code the code of the situation; null if the store was not the reason
 * @param retryable whether the same request may succeed later; null if the store was not the reason
 * @param violations what is wrong with which property; null unless the request was not valid
 */
public record Problem(
    String title,
    int status,
    String detail,
    String kind,
    String code,
    Boolean retryable,
    List<FieldProblem> violations) {

  /** The media type of a problem. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /**
   * What is wrong with one property.
   *
   * @param property its name; empty if the link as a whole is meant
   * @param message what to tell the user
   */
  public record FieldProblem(String property, String message) {}

  static Problem of(Response.StatusType status, String detail) {
    return new Problem(
        status.getReasonPhrase(), status.getStatusCode(), detail, null, null, null, null);
  }

  Response.ResponseBuilder answer() {
    return Response.status(status).type(MEDIA_TYPE).entity(this);
  }
}
