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
 *
 * <p><b>Normal form.</b> What is written reads back equal in this form, or the write is refused,
 * naming the property:
 *
 * <ul>
 *   <li>{@code BigDecimal} and {@code JsonNumber} are compared by value: trailing zeros are dropped
 *       and the scale is at least 0, so {@code 1.50} reads {@code 1.5} and {@code 1E+2} reads
 *       {@code 100}. Integers are exact up to 1000 digits. A fraction is accepted if it is the
 *       shortest decimal of its 64-bit float, as any of up to 15 digits is; others are refused.
 *   <li>{@code double} and {@code float} are exact; {@code -0.0} reads {@code 0.0}; NaN and the
 *       infinities are refused.
 *   <li>Text, map keys and slugs with half of a surrogate pair are refused; so are the map keys
 *       {@code ""}, {@code _type} and {@code _typed} at any depth, and {@code _json} on top of a
 *       property.
 *   <li>A null map reads as an empty one, and an empty map deletes what was stored; a null {@code
 *       Optional} reads as empty; absent primitives read as zero. Null elements of lists and null
 *       values of maps are kept. {@code JsonValue.NULL} reads as null.
 *   <li>An object without members would vanish on a server, so a map inside a map, or a nested
 *       record or class, that holds nothing is refused: use null. Inside lists and arrays it is
 *       kept.
 *   <li>Dates, times and amounts are ISO 8601 text, {@code byte[]} is Base64, enums are names, a
 *       {@code Year} is an integer. With {@code @JsonbDateFormat} or {@code @JsonbNumberFormat} a
 *       value is refused of which the format shows only a part; a format without a locale is that
 *       of {@code Locale.ROOT}, not that of the machine.
 *   <li>Nested classes, and types with JSON-B serializers, creators or type information, are
 *       converted by JSON-B as a whole and read back once before they are written: if JSON-B would
 *       then write something else, the value is refused.
 *   <li>Typed decimals and datetimes of other clients read like plain text into {@code BigDecimal}
 *       and {@code java.time} properties.
 * </ul>
 */
package io.dustlayer.cdi.schema;
