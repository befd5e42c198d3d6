package io.dustlayer.cdi.schema.bean;

/**
 * What a compiled handle does: makes a bean from a source and a key, or reads a property of one.
 */
@FunctionalInterface
public interface BeanFunction {

  /**
   * Calls the members of the application's class.
   *
   * @param source what the handle was made for
   * @param key a second argument, which may be ignored
   * @return may be null
   * @throws Throwable whatever they throw
   */
  Object apply(Object source, Object key) throws Throwable;
}
