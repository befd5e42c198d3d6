package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.schema.BeanValidation;
import io.dustlayer.cdi.schema.RecordValidator;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;

/** Finds the validator that checks the constraints on records. */
final class HostValidator {

  private HostValidator() {}

  /**
   * The host's validator bean, whose constraint validators can be injected into; else that of the
   * Bean Validation provider on the class path; else none. Called on a thread of the host.
   *
   * @param lookup looks up beans
   * @return never null
   */
  static RecordValidator in(Instance<Object> lookup) {
    try {
      Class.forName("jakarta.validation.Validator", false, HostValidator.class.getClassLoader());
    } catch (ClassNotFoundException withoutTheApi) {
      return RecordValidator.NONE;
    }
    return Bean.in(lookup);
  }

  /** Apart, because it cannot be loaded where the API is missing. */
  private static final class Bean {

    static RecordValidator in(Instance<Object> lookup) {
      Instance<Validator> validator = lookup.select(Validator.class);
      return validator.isResolvable()
          ? new BeanValidation(behind(validator.get()))
          : RecordValidator.ofProvider();
    }

    // The bean of Open Liberty fails on a thread that is not the host's; what is behind it does
    // not.
    private static Validator behind(Validator bean) {
      try {
        return bean.unwrap(Validator.class);
      } catch (ValidationException notOffered) {
        return bean;
      }
    }
  }
}
