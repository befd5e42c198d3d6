package io.dustlayer.cdi.cdi;

import java.util.List;
import java.util.Optional;

/**
 * A type as both models, reflection and build-time metadata, can show it.
 *
 * @param text the type for messages; the binary name for a class
 * @param declared the class, without its type arguments; empty for wildcards, type variables,
 *     arrays and primitive types
 * @param arguments the type arguments; empty if there are none
 * @param <C> a class in its model
 */
record TypeRef<C>(String text, Optional<C> declared, List<TypeRef<C>> arguments) {

  /**
   * Something that is not a class.
   *
   * @param text how it is written
   * @param <C> a class in its model
   * @return without declaration and arguments
   */
  static <C> TypeRef<C> notAClass(String text) {
    return new TypeRef<>(text, Optional.empty(), List.of());
  }

  /**
   * Whether this is a certain class or an instance of that generic class.
   *
   * @param type a class
   * @return true also for the raw type
   */
  boolean isA(Class<?> type) {
    return declared.isPresent() && text.equals(type.getName());
  }
}
