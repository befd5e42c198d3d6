package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Checks the Jakarta Bean Validation constraints of records. Touch this class only where {@code
 * jakarta.validation} is present; {@link RecordValidator#ofProvider()} does so.
 */
public final class BeanValidation implements RecordValidator {

  private final Validator validator;

  /**
   * Checks with a validator.
   *
   * @param validator the host's validator
   */
  public BeanValidation(Validator validator) {
    this.validator = Objects.requireNonNull(validator, "validator");
  }

  // The factory stays open: its validator is used as long as the application lives.
  @SuppressWarnings("resource")
  static RecordValidator ofProvider() {
    try {
      return new BeanValidation(Validation.buildDefaultValidatorFactory().getValidator());
    } catch (NoProviderFoundException absent) {
      return NONE;
    }
  }

  /** The violated constraints of the default group, ordered by property path and message. */
  @Override
  public List<Violation> validate(Object record) {
    return validator.validate(record).stream()
        .map(BeanValidation::violation)
        .sorted(Comparator.comparing(Violation::property).thenComparing(Violation::message))
        .toList();
  }

  private static Violation violation(ConstraintViolation<Object> violated) {
    return new Violation(
        violated.getPropertyPath().toString(), violated.getMessage(), violated.getInvalidValue());
  }
}
