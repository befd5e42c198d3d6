package io.dustlayer.cdi.server.store;

/** Says that the database of a store cannot be read or written. */
public final class StoreDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
