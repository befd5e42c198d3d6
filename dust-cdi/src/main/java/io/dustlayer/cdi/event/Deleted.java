package io.dustlayer.cdi.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;

/**
 * The record is gone, or can no longer be loaded; the event is its slug: {@code void
 * gone(@Observes @Deleted(Link.class) String slug)}.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Deleted {

  /**
   * Which schema.
   *
   * @return a class annotated with {@link io.dustlayer.cdi.DustSchema}
   */
  Class<?> value();

  /** An instance, for programmatic use. */
  final class Literal extends AnnotationLiteral<Deleted> implements Deleted {

    private static final long serialVersionUID = 1L;

    /** Which schema. */
    private final Class<?> value;

    private Literal(Class<?> value) {
      this.value = value;
    }

    /**
     * The qualifier of a schema.
     *
     * @param schema a class annotated with {@link io.dustlayer.cdi.DustSchema}
     * @return equal to the annotation with this value
     */
    public static Literal of(Class<?> schema) {
      return new Literal(Objects.requireNonNull(schema, "schema"));
    }

    @Override
    public Class<?> value() {
      return value;
    }
  }
}
