package io.dustlayer.cdi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The figures of a {@link DustException}. */
public sealed interface ErrorDetail {

  /** There are no figures. */
  ErrorDetail NONE = new None();

  /** There are no figures. */
  record None() implements ErrorDetail {}

  /**
   * A condition on a revision did not hold.
   *
   * @param currentRevision the stored revision; empty if there is no such leaf, or the server did
   *     not say
   * @param opIndex in a batch, the position of the operation in {@link Batch#ops()}
   * @param path the rendered path of the leaf that was compared
   */
  record Conflict(OptionalLong currentRevision, OptionalInt opIndex, Optional<String> path)
      implements ErrorDetail {

    /**
     * Checks that nothing is null.
     *
     * @param currentRevision the stored revision; empty if there is no such leaf, or the server did
     *     not say
     * @param opIndex in a batch, the position of the operation in {@link Batch#ops()}
     * @param path the rendered path of the leaf that was compared
     */
    public Conflict {
      Objects.requireNonNull(currentRevision, "currentRevision");
      Objects.requireNonNull(opIndex, "opIndex");
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * The server's limit is reached.
   *
   * @param retryAfter how long to wait; at least one second
   */
  record RateLimited(Duration retryAfter) implements ErrorDetail {

    /**
     * Checks that the wait is present.
     *
     * @param retryAfter how long to wait; at least one second
     */
    public RateLimited {
      Objects.requireNonNull(retryAfter, "retryAfter");
    }
  }

  /**
   * What the server answered.
   *
   * @param status the HTTP status
   * @param error the server's name for the error; empty if its body was not the protocol's
   * @param message the server's explanation, shortened; empty if it gave none
   */
  record Status(int status, String error, String message) implements ErrorDetail {

    /**
     * Checks that nothing is null.
     *
     * @param status the HTTP status
     * @param error the server's name for the error; empty if its body was not the protocol's
     * @param message the server's explanation, shortened; empty if it gave none
     */
    public Status {
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * A setting is missing or wrong.
   *
   * @param key the configuration key, for example {@code dust.store}
   * @param environmentVariable the environment variable that sets it, for example {@code
   *     DUST_STORE}
   */
  record Setting(String key, String environmentVariable) implements ErrorDetail {}
}
