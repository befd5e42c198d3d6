package io.dustlayer.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Every failure of the library, except wrong use that no configuration or server can cause ({@link
 * NullPointerException}, {@link IllegalArgumentException}).
 *
 * <p>Decide by {@link #kind()} and {@link #isRetryable()}; read figures from {@link #detail()}. The
 * message begins with {@link #code()}, names the thing (schema, slug, path, store, setting), says
 * what was wrong and what to do. It never holds a token.
 */
public class DustException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Kind {
    /** The request did not reach the server. Nothing was written. */
    NETWORK,
    /** The server answered with a status that has no kind of its own. */
    HTTP,
    /**
     * A condition on a revision does not hold: see {@link ErrorDetail.Conflict}. Nothing was
     * written.
     */
    CONFLICT,
    /** The active transport, or any server, cannot do this. */
    NOT_SUPPORTED,
    /** The server does not know the route: it is older than this library expects. */
    NOT_IMPLEMENTED,
    /** There is nothing to send. */
    NOTHING_TO_WRITE,
    /** No answer in time, or the answer was lost: the write may have been committed. */
    TIMEOUT,
    /** The token is missing rights, or is refused. */
    UNAUTHORIZED,
    /** An argument, a setting or a request has the wrong form. */
    INVALID_PARAMS,
    /** Too many requests: see {@link ErrorDetail.RateLimited}. */
    RATE_LIMITED,
    /** The record or changeset is not valid: see {@link DustValidationException#violations()}. */
    VALIDATION
  }

  /** What kind of failure it is. */
  private final Kind kind;

  /** The code of the situation. */
  private final String code;

  /** Whether the same call may succeed later. */
  private final boolean retryable;

  /** Figures of the failure. */
  private final transient ErrorDetail detail;

  /** The paths already written. */
  private final ArrayList<String> written;

  /**
   * A failure.
   *
   * @param kind what kind it is
   * @param code the code of the situation, {@code DUST} and four digits
   * @param message what was wrong with what, and what to do; without the code
   * @param retryable whether the same call may succeed later without a second effect
   * @param detail figures; {@link ErrorDetail#NONE} if there are none
   * @param cause may be null
   */
  public DustException(
      Kind kind,
      String code,
      String message,
      boolean retryable,
      ErrorDetail detail,
      Throwable cause) {
    this(kind, code, code + ": " + message, retryable, detail, List.of(), cause);
  }

  private DustException(
      Kind kind,
      String code,
      String fullMessage,
      boolean retryable,
      ErrorDetail detail,
      List<String> written,
      Throwable cause) {
    super(fullMessage, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.code = Objects.requireNonNull(code, "code");
    this.retryable = retryable;
    this.detail = Objects.requireNonNull(detail, "detail");
    this.written = new ArrayList<>(written);
  }

  /**
   * A failure that is final and has no figures.
   *
   * @param kind what kind it is
   * @param code the code of the situation
   * @param message what was wrong with what, and what to do; without the code
   */
  public DustException(Kind kind, String code, String message) {
    this(kind, code, message, false, ErrorDetail.NONE, null);
  }

  /**
   * This failure, with the paths that the same call had already written before it.
   *
   * @param paths rendered paths, in the order of the writes
   * @return a copy whose message names them; this exception if there are none
   */
  public DustException afterWriting(List<String> paths) {
    if (paths.isEmpty()) {
      return this;
    }
    String message = getMessage() + " [already written before this failure: " + paths + "]";
    DustException copy =
        new DustException(kind, code, message, retryable, detail, paths, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /**
   * What kind of failure it is.
   *
   * @return never null
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The code of the situation, stable across releases.
   *
   * @return {@code DUST} and four digits
   */
  public String code() {
    return code;
  }

  /**
   * Whether the same call may succeed later without a second effect.
   *
   * @return false if it would fail again, or if its outcome is unknown
   */
  public boolean isRetryable() {
    return retryable;
  }

  /**
   * Figures of the failure.
   *
   * @return {@link ErrorDetail#NONE} if there are none, and after deserialization
   */
  public ErrorDetail detail() {
    return detail == null ? ErrorDetail.NONE : detail;
  }

  /**
   * The paths that the same call had already written before it failed: a {@link StorageMode#FLAT}
   * insert or update sends one write per property and stops at the first failure.
   *
   * @return rendered paths in the order of the writes; empty if nothing was written
   */
  public List<String> written() {
    return List.copyOf(written);
  }
}
