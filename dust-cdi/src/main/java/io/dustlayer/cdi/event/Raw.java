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
 * Any committed operation at, above or below the schema's prefix; the event is an {@link
 * io.dustlayer.cdi.OpEvent}: {@code void op(@Observes @Raw(Link.class) OpEvent op)}.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Raw {

  /**
   * Which schema.
   *
   * @return a class annotated with {@link io.dustlayer.cdi.DustSchema}
   */
  Class<?> value();

  /** An instance, for programmatic use. */
  final class Literal extends AnnotationLiteral<Raw> implements Raw {

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
