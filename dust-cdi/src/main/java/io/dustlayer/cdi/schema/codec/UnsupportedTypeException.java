package io.dustlayer.cdi.schema.codec;

/** A type, or an annotation on it, for which no honest conversion exists. */
public final class UnsupportedTypeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message the end of a sentence that begins with the property; says what to do
   */
  public UnsupportedTypeException(String message) {
    super(message);
  }
}
