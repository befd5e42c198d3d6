package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.DustRepo;
import jakarta.inject.Inject;

/**
 * A class that leaves the schema to its subclasses.
 *
 * @param <T> the schema
 */
public abstract class OfAnySchema<T> {

  @Inject DustRepo<T> inherited;

  /** For subclasses. */
  protected OfAnySchema() {
    super();
  }
}
