package io.dustlayer.cdi.tck.assertion;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/**
 * Puts the id and the rule of an {@link Assertion} in front of the message of what it, or the
 * preparation or cleaning up of its test, fails with.
 */
public final class AssertionExtension
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  /** Made by JUnit. */
  public AssertionExtension() {
    super();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(context, failure);
  }

  private static Throwable named(ExtensionContext context, Throwable failure) {
    // A skipped test is not a failed one, and a broken machine says nothing about the assertion.
    if (failure instanceof IncompleteExecutionException || failure instanceof VirtualMachineError) {
      return failure;
    }
    return context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, Assertion.class))
        .<Throwable>map(assertion -> named(assertion, failure))
        .orElse(failure);
  }

  /** The failure itself is the cause; its stack and what it compared show at first sight. */
  private static AssertionFailedError named(Assertion assertion, Throwable failure) {
    String told = failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    String message = assertion.id() + " (" + assertion.rule() + "): " + told;
    AssertionFailedError named =
        failure instanceof AssertionFailedError compared && compared.isExpectedDefined()
            ? new AssertionFailedError(
                message, compared.getExpected(), compared.getActual(), failure)
            : new AssertionFailedError(message, failure);
    named.setStackTrace(failure.getStackTrace());
    return named;
  }
}
