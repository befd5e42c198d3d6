package io.dustlayer.cdi.schema.bean;

/** A constructor or setter of an application's class refuses values. */
public final class ConstructionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message who refuses, and why
   * @param cause what was thrown
   */
  public ConstructionException(String message, Throwable cause) {
    super(message, cause);
  }
}
