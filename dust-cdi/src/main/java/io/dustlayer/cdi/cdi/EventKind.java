package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.OutboxSettled;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The events that the library fires. Each event has exactly one of their qualifiers. */
enum EventKind {
  /** A record as committed; the event is the record itself. */
  UPSERTED(Upserted.class, null, schema -> Upserted.Literal.INSTANCE),
  /** The slug of a record that is gone. */
  DELETED(Deleted.class, String.class, Deleted.Literal::of),
  /** A change of a record. */
  CHANGED(Changed.class, DustChange.class, Changed.Literal::of),
  /** A committed operation. */
  RAW(Raw.class, OpEvent.class, Raw.Literal::of),
  /** Notice that events are missing. */
  RESYNC_REQUIRED(ResyncRequired.class, Resync.class, ResyncRequired.Literal::of),
  /** What became of a write in the outbox, of whichever schema. */
  OUTBOX_SETTLED(
      OutboxSettled.class, OutboxSettlement.class, schema -> OutboxSettled.Literal.INSTANCE);

  private final Class<? extends Annotation> qualifier;
  private final Class<?> payload;
  private final Function<Class<?>, Annotation> literal;

  EventKind(
      Class<? extends Annotation> qualifier,
      Class<?> payload,
      Function<Class<?>, Annotation> literal) {
    this.qualifier = qualifier;
    this.payload = payload;
    this.literal = literal;
  }

  /**
   * The kind that a qualifier stands for.
   *
   * @param annotationName the binary name of an annotation
   * @return empty if it is another annotation
   */
  static Optional<EventKind> of(String annotationName) {
    return Arrays.stream(values())
        .filter(kind -> kind.qualifier.getName().equals(annotationName))
        .findFirst();
  }

  /**
   * The class of such events.
   *
   * @return empty if it is the schema
   */
  Optional<Class<?>> payload() {
    return Optional.ofNullable(payload);
  }

  /**
   * Whether the qualifier says which schema it is about.
   *
   * @return false if the event itself says it
   */
  boolean namesSchema() {
    return payload != null && this != OUTBOX_SETTLED;
  }

  /**
   * Whether such events tell of committed changes.
   *
   * @return false if they tell what became of this application's own writes
   */
  boolean isChange() {
    return this != OUTBOX_SETTLED;
  }

  /**
   * The qualifier of such events.
   *
   * @param schema the schema
   * @return equal to the annotation
   */
  Annotation qualifierFor(Class<?> schema) {
    return literal.apply(schema);
  }

  /**
   * How it is written, for messages.
   *
   * @return for example {@code @Deleted}
   */
  String label() {
    return '@' + qualifier.getSimpleName();
  }
}
