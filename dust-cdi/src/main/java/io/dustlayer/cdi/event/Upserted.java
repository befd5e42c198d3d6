package io.dustlayer.cdi.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The record was committed as given, whoever wrote it: {@code void saw(@Observes @Upserted Link
 * link)}. Called once for each committed operation that touched the record and left it loadable, in
 * the order of the operations, with the record as of that operation.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Upserted {

  /** An instance, for programmatic use. */
  final class Literal extends AnnotationLiteral<Upserted> implements Upserted {

    private static final long serialVersionUID = 1L;

    /** The only value. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
