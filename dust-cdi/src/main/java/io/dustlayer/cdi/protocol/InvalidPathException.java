package io.dustlayer.cdi.protocol;

import java.util.Objects;

/** A path or glob that the protocol does not allow; says which rule it breaks. */
public final class InvalidPathException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The protocol's named reasons for refusing a path or a glob. */
  public enum Reason {
    /** There is no segment at all. */
    EMPTY_PATH("empty_path", "a path needs at least one segment"),
    /** A segment is the empty string: a leading, trailing or double slash. */
    EMPTY_SEGMENT("empty_segment", "no segment may be empty"),
    /** A {@code ~} is not followed by {@code 0} or {@code 1}. */
    INVALID_ESCAPE("invalid_escape", "'~' must be followed by '0' or '1'"),
    /** A {@code **} stands before the last segment of a glob. */
    WILDCARD_MANY_NOT_TAIL("wildcard_many_not_tail", "'**' may only be the last segment");

    private final String code;
    private final String rule;

    Reason(String code, String rule) {
      this.code = code;
      this.rule = rule;
    }

    /**
     * The name that the protocol gives to this reason.
     *
     * @return for example {@code empty_segment}
     */
    public String code() {
      return code;
    }
  }

  /** The rule that is broken. */
  private final Reason reason;

  /**
   * Refuses a path or glob.
   *
   * @param reason the rule that is broken
   * @param offender what was refused, as the caller gave it
   */
  public InvalidPathException(Reason reason, String offender) {
    super("invalid path '" + offender + "': " + reason.rule + " (" + reason.code + ")");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * The rule that is broken.
   *
   * @return never null
   */
  public Reason reason() {
    return reason;
  }
}
