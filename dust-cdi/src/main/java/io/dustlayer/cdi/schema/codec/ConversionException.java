package io.dustlayer.cdi.schema.codec;

/**
 * A value that cannot be stored and read back, or stored JSON that does not fit its property. The
 * message never holds the value: it may be a secret.
 */
public final class ConversionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where below the property the offender is. */
  private final String path;

  /** What is wrong. */
  private final String reason;

  /**
   * A refusal of the value as a whole.
   *
   * @param reason what is wrong with it, as the end of a sentence that begins with the property
   */
  public ConversionException(String reason) {
    this("", reason, null);
  }

  /**
   * A refusal of the value as a whole.
   *
   * @param reason what is wrong with it, as the end of a sentence that begins with the property
   * @param cause what was thrown
   */
  public ConversionException(String reason, Throwable cause) {
    this("", reason, cause);
  }

  private ConversionException(String path, String reason, Throwable cause) {
    super(path.isEmpty() ? reason : path + " " + reason, cause);
    this.path = path;
    this.reason = reason;
  }

  /**
   * The same refusal, seen from one level above.
   *
   * @param step {@code .name}, {@code [index]} or {@code ['key']}
   * @return a copy whose path begins with the step
   */
  public ConversionException at(String step) {
    return new ConversionException(step + path, reason, getCause());
  }

  /**
   * Where below the property the offender is.
   *
   * @return for example {@code .author.name} or {@code [2]}; empty for the value itself
   */
  public String path() {
    return path;
  }

  /**
   * What is wrong.
   *
   * @return the end of a sentence that begins with the offender
   */
  public String reason() {
    return reason;
  }
}
