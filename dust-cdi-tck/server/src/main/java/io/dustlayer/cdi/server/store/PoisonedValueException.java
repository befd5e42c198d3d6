package io.dustlayer.cdi.server.store;

/** Says that a typed value does not parse as its type. */
public final class PoisonedValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PoisonedValueException(String message) {
    super(message);
  }

  PoisonedValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
