package io.dustlayer.cdi;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Bean Validation constraint that a string can be a record's slug: not null and not empty. Any
 * other text is a valid slug; slashes, spaces and stars are escaped on the wire.
 *
 * <p>Repositories check this rule for every {@code slug} by themselves, with or without this
 * annotation; it is for the places where an application wants the rule elsewhere, such as a path
 * parameter.
 */
@Documented
@Constraint(validatedBy = DustSlug.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE,
  ElementType.RECORD_COMPONENT
})
public @interface DustSlug {

  /**
   * The message of a violation.
   *
   * @return a message or a message key
   */
  String message() default "must not be empty: it is the record's place in the store";

  /**
   * The validation groups.
   *
   * @return none by default
   */
  Class<?>[] groups() default {};

  /**
   * The payload for clients of Bean Validation.
   *
   * @return none by default
   */
  Class<? extends Payload>[] payload() default {};

  /** Checks the rule. */
  class Validator implements ConstraintValidator<DustSlug, CharSequence> {

    /** A validator; made by the Bean Validation provider. */
    public Validator() {
      super();
    }

    @Override
    public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
      return value != null && value.length() > 0;
    }
  }
}
