package io.dustlayer.cdi.cdi;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** An event of the library as one observer gets it. */
final class FiredEvent implements EventContext<Object>, EventMetadata {

  private final Object event;
  private final Annotation qualifier;

  /**
   * An event.
   *
   * @param event a record, slug, change, operation or resync
   * @param qualifier the one that tells its kind
   */
  FiredEvent(Object event, Annotation qualifier) {
    this.event = event;
    this.qualifier = qualifier;
  }

  @Override
  public Object getEvent() {
    return event;
  }

  @Override
  public EventMetadata getMetadata() {
    return this;
  }

  @Override
  public Set<Annotation> getQualifiers() {
    return Set.of(qualifier, Any.Literal.INSTANCE);
  }

  /** Null: no {@code Event} was injected to fire it. */
  @Override
  public InjectionPoint getInjectionPoint() {
    return null;
  }

  @Override
  public Type getType() {
    return event.getClass();
  }
}
