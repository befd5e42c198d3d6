package io.dustlayer.cdi.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many requests of a test count as writes at most, when it needs more than {@link #USUAL}. On a
 * server that limits the rate, the test waits until it has so many left.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Writes {

  /** How many suffice for a test without this annotation. */
  int USUAL = 30;

  /**
   * The number.
   *
   * @return at most 99: servers allow 100 a minute, and asking takes one
   */
  int value();
}
