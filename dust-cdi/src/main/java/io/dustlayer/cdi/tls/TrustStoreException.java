package io.dustlayer.cdi.tls;

/** A trust store cannot be used. Its message never holds a password. */
public final class TrustStoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** There is no such file, or it cannot be read. */
    FILE,
    /** The file is none of its type, or is damaged. */
    CONTENT,
    /** The password is not the file's. */
    PASSWORD,
    /** The file has a password, and none was given. */
    PASSWORD_MISSING,
    /** There is no certificate in the file. */
    EMPTY
  }

  /** What is wrong. */
  private final Problem problem;

  /**
   * A problem with a file.
   *
   * @param message what is wrong, as a clause about the file: {@code "which is a folder"}
   */
  TrustStoreException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /**
   * What is wrong.
   *
   * @return never null
   */
  public Problem problem() {
    return problem;
  }
}
