package io.dustlayer.cdi.server.store;

/** Says in one line why a data folder or a store's file cannot be used, and what to do. */
public final class StoreUnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnusableException(String message) {
    super(message);
  }

  StoreUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
