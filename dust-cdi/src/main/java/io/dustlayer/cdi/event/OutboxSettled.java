package io.dustlayer.cdi.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * It is known what became of a write in the outbox, perhaps one of an earlier run; the event is an
 * {@link io.dustlayer.cdi.OutboxSettlement}: {@code void settled(@Observes @OutboxSettled
 * OutboxSettlement settlement)}. Told for all schemas, at least once: if the process ends before
 * every observer has returned, again in the next run.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface OutboxSettled {

  /** An instance, for programmatic use. */
  final class Literal extends AnnotationLiteral<OutboxSettled> implements OutboxSettled {

    private static final long serialVersionUID = 1L;

    /** The only value. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
