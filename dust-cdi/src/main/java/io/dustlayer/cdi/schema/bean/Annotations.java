package io.dustlayer.cdi.schema.bean;

import jakarta.json.bind.annotation.JsonbAnnotation;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotations of one property, wherever they stand: field, accessors, parameter, component. */
public final class Annotations {

  private final List<AnnotatedElement> own;
  private final List<AnnotatedElement> around;

  private Annotations(List<AnnotatedElement> own, List<AnnotatedElement> around) {
    this.own = own;
    this.around = around;
  }

  /**
   * The annotations of a property.
   *
   * @param declaring the class that declares it
   * @param elements where its own annotations may stand; null elements are skipped
   * @return the annotations
   */
  public static Annotations of(Class<?> declaring, AnnotatedElement... elements) {
    return new Annotations(
        Arrays.stream(elements).filter(Objects::nonNull).toList(),
        Stream.of(declaring, declaring.getPackage()).filter(Objects::nonNull).toList());
  }

  /**
   * The annotations of a type as such.
   *
   * @param type any type
   * @return the annotations
   */
  public static Annotations ofType(Class<?> type) {
    return new Annotations(List.of(type), List.of());
  }

  /**
   * An annotation of the property itself, given directly or through a {@link JsonbAnnotation}.
   *
   * @param kind the annotation
   * @param <A> the annotation
   * @return the first one
   */
  public <A extends Annotation> Optional<A> find(Class<A> kind) {
    return all(kind).stream().findFirst();
  }

  /**
   * An annotation of the property, else of the class that declares it, else of its package.
   *
   * @param kind the annotation
   * @param <A> the annotation
   * @return the nearest one
   */
  public <A extends Annotation> Optional<A> findNearest(Class<A> kind) {
    return Stream.concat(own.stream(), around.stream())
        .flatMap(element -> on(element, kind))
        .findFirst();
  }

  /**
   * Each occurrence of an annotation on the property itself.
   *
   * @param kind the annotation
   * @param <A> the annotation
   * @return may be empty
   */
  public <A extends Annotation> List<A> all(Class<A> kind) {
    return own.stream().flatMap(element -> on(element, kind)).distinct().toList();
  }

  private static <A extends Annotation> Stream<A> on(AnnotatedElement element, Class<A> kind) {
    A direct = element.getAnnotation(kind);
    if (direct != null) {
      return Stream.of(direct);
    }
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(JsonbAnnotation.class))
        .map(type -> type.getAnnotation(kind))
        .filter(Objects::nonNull);
  }
}
