package io.dustlayer.cdi;

import java.util.List;
import java.util.stream.Collectors;

/** A record or changeset is not valid. Nothing was sent. */
public class DustValidationException extends DustException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final transient List<Violation> violations;

  /**
   * Refuses a record or changeset.
   *
   * @param subject what is not valid, for example {@code Link 'dust'}
   * @param violations every reason, at least one
   */
  public DustValidationException(String subject, List<Violation> violations) {
    super(Kind.VALIDATION, "DUST0200", message(subject, violations));
    this.violations = List.copyOf(violations);
  }

  /**
   * Every reason.
   *
   * @return at least one; empty only after deserialization
   */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  private static String message(String subject, List<Violation> violations) {
    return violations.stream()
        .map(Violation::toString)
        .collect(Collectors.joining("; ", subject + " is not valid, nothing was sent: ", ""));
  }
}
