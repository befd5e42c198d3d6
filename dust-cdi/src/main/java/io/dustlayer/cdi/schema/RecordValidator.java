package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.Violation;
import java.util.List;

/**
 * Checks records beyond the rules of their schema; the place where Bean Validation comes in if the
 * host has it. Implementations may be called from any thread.
 */
@FunctionalInterface
public interface RecordValidator {

  /** Finds nothing wrong: for hosts without Bean Validation. */
  RecordValidator NONE = record -> List.of();

  /**
   * Everything that is wrong with a record.
   *
   * @param record an instance of an entity
   * @return in a stable order; empty if nothing is wrong
   */
  List<Violation> validate(Object record);

  /**
   * The validator of the Bean Validation provider on the class path.
   *
   * @return {@link #NONE} if the API or a provider is missing
   */
  static RecordValidator ofProvider() {
    try {
      Class.forName("jakarta.validation.Validation", false, RecordValidator.class.getClassLoader());
    } catch (ClassNotFoundException absent) {
      return NONE;
    }
    return BeanValidation.ofProvider();
  }
}
