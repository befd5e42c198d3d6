package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the observers of a container with reflection in neutral form. */
final class ReflectedObserver {

  private ReflectedObserver() {}

  /**
   * An observer.
   *
   * @param event the container's
   * @return the same as from build-time metadata
   */
  static SeenObserver<Class<?>> of(ProcessObserverMethod<?, ?> event) {
    ObserverMethod<?> observer = event.getObserverMethod();
    List<Annotation> qualifiers =
        observer.getObservedQualifiers().stream()
            .filter(qualifier -> !(qualifier instanceof Any))
            .toList();
    List<SeenObserver.Qualifier<Class<?>>> own =
        qualifiers.stream().flatMap(ReflectedObserver::eventQualifier).toList();
    return new SeenObserver<>(
        observer.getBeanClass().getName(),
        place(event),
        ReflectedClasses.observedRefTo(observer.getObservedType()),
        own,
        own.size() < qualifiers.size());
  }

  /** Observers that an extension adds have no method. */
  private static Place place(ProcessObserverMethod<?, ?> event) {
    if (event.getAnnotatedMethod() == null) {
      return new Place(event.getObserverMethod().getBeanClass().getName(), "");
    }
    Member method = event.getAnnotatedMethod().getJavaMember();
    return Place.method(method.getDeclaringClass().getName(), method.getName());
  }

  private static Stream<SeenObserver.Qualifier<Class<?>>> eventQualifier(Annotation found) {
    return EventKind.of(found.annotationType().getName()).stream()
        .map(kind -> new SeenObserver.Qualifier<>(kind, schema(found)));
  }

  private static Optional<TypeRef<Class<?>>> schema(Annotation qualifier) {
    Class<?> named = null;
    if (qualifier instanceof Deleted deleted) {
      named = deleted.value();
    } else if (qualifier instanceof Changed changed) {
      named = changed.value();
    } else if (qualifier instanceof Raw raw) {
      named = raw.value();
    } else if (qualifier instanceof ResyncRequired resync) {
      named = resync.value();
    }
    return Optional.ofNullable(named).map(ReflectedClasses::refTo);
  }
}
