package io.dustlayer.cdi.tck.assertion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what a test method of a suite asserts. A failure begins with the id and the rule, on every
 * host alike:
 *
 * <pre>{@code
 * @Test
 * @Assertion(id = "DUST-READ-006", rule = Rule.R2)
 * void a_missing_record_is_a_miss_and_not_an_error() { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Assertion {

  /**
   * The id: {@code DUST-}, the group of the suite, and three digits. It stays the same when the
   * method is renamed or moved, and is never given to another assertion.
   *
   * @return unique among all suites
   */
  String id();

  /**
   * The rule that the assertion proves a part of; of several the one that it would be looked up
   * under.
   *
   * @return one rule
   */
  Rule rule();
}
