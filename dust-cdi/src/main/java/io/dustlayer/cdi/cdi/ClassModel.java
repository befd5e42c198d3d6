package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.schema.SchemaDescription;
import java.util.List;

/**
 * How to look at classes: by reflection at run time, or in the metadata of a build.
 *
 * @param <C> a class in this model
 */
interface ClassModel<C> {

  /**
   * Whether a class is annotated with {@link io.dustlayer.cdi.DustSchema}.
   *
   * @param type a class
   * @return false for subclasses of an annotated class
   */
  boolean isSchema(C type);

  /**
   * An annotated class as its declaration shows it.
   *
   * @param type an annotated class
   * @return the same from every model
   */
  SchemaDescription describe(C type);

  /**
   * The superclass and the interfaces that a class declares.
   *
   * @param type a class
   * @return with the type arguments as they are written; empty for {@code Object}
   */
  List<TypeRef<C>> supertypes(C type);

  /**
   * The names of a class's type parameters.
   *
   * @param type a class
   * @return in order; empty if it has none
   */
  List<String> typeParameters(C type);

  /**
   * Whether there are no direct instances of a class.
   *
   * @param type a class
   * @return true for abstract classes and interfaces
   */
  boolean isAbstract(C type);
}
