package io.dustlayer.cdi.server.json;

/** Says that a text is not JSON, or not JSON that a Dust server accepts. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String message) {
    super(message);
  }

  MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
