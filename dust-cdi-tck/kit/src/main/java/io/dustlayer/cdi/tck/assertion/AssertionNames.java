package io.dustlayer.cdi.tck.assertion;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.platform.commons.support.AnnotationSupport;

/** Shows the id and the rule of an {@link Assertion} in the display name of its test. */
public final class AssertionNames extends DisplayNameGenerator.ReplaceUnderscores {

  /** Made by JUnit. */
  public AssertionNames() {
    super();
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> test, Method method) {
    String sentence = super.generateDisplayNameForMethod(enclosing, test, method);
    return AnnotationSupport.findAnnotation(method, Assertion.class)
        .map(assertion -> assertion.id() + " (" + assertion.rule() + ") " + sentence)
        .orElse(sentence);
  }
}
