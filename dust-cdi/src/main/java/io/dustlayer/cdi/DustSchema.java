package io.dustlayer.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record, or a class with JSON-B properties, an entity of a Dust store.
 *
 * <p>An entity has a {@code String slug} property: it is the record's key, part of its path and
 * never part of a written value. All other properties are stored below {@code <prefix>/<slug>}
 * under their JSON-B names. {@code @JsonbProperty}, {@code @JsonbTransient},
 * {@code @JsonbDateFormat}, {@code @JsonbNumberFormat} and {@code @JsonbTypeAdapter} are honoured.
 *
 * <pre>{@code
 * @DustSchema(prefix = "links", required = {"title", "url"})
 * public record Link(String slug, String title, String url, String note) {}
 *
 * @Inject DustRepo<Link> links;
 * }</pre>
 *
 * <p>A wrong schema fails deployment with a coded message ({@code DUST01..}) that names the class,
 * the member and the remedy; all problems of all entities are reported at once. Those that only
 * reflection shows, as in types inside of other types, follow once there are no others; where a
 * build deploys the application (Quarkus), they fail its start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DustSchema {

  /**
   * The path below which the records lie, as a list of segments. Dots and slashes inside a segment
   * are literal: {@code "a/b"} is one segment.
   *
   * @return at least one segment, none empty
   */
  String[] prefix();

  /**
   * The Java names of the properties without which a record is neither written nor loaded. A
   * required property must not be null, nor be the empty string. The slug is always required and
   * may be listed.
   *
   * @return property names; empty by default
   */
  String[] required() default {};

  /**
   * How the records lie in the store.
   *
   * @return {@link StorageMode#FLAT} by default
   */
  StorageMode mode() default StorageMode.FLAT;

  /**
   * The name of the configured store that holds the records: settings are then read from {@code
   * dust.stores.<name>.*}.
   *
   * @return empty by default, meaning the store of {@code dust.store}
   */
  String store() default "";
}
