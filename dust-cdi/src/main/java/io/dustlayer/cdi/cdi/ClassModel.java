package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.schema.SchemaDescription;

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
}
