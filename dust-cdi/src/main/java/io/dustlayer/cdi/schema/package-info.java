/**
 * What an entity is: its description and the rules it must keep, the mapping between its records
 * and stored JSON, its validation and its changesets.
 *
 * <p>{@link io.dustlayer.cdi.schema.SchemaRules} works on a neutral {@link
 * io.dustlayer.cdi.schema.SchemaDescription}, so that deployment checks are the same whether the
 * description comes from reflection or from build-time metadata. {@link
 * io.dustlayer.cdi.schema.SchemaModel} does everything that happens at run time.
 *
 * <p>This room may use the root package, {@code protocol}, JSON-P, JSON-B and, where it is present,
 * Bean Validation. The rooms {@code repo}, {@code sync.run} and {@code cdi} may call it. It knows
 * neither CDI nor configuration, and never talks to a store.
 */
package io.dustlayer.cdi.schema;
