package io.dustlayer.cdi.cdi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An observer method of the application, as both models can show it.
 *
 * @param beanClass the binary name of the bean's class
 * @param place the declaring class and the method
 * @param type the type of event that it observes
 * @param qualifiers those of this library's qualifiers that it has
 * @param foreign whether it has qualifiers of others; {@code @Any} is none
 * @param <C> a class in its model
 */
record SeenObserver<C>(
    String beanClass,
    Place place,
    TypeRef<C> type,
    List<Qualifier<C>> qualifiers,
    boolean foreign) {

  /**
   * Puts the qualifiers in the order of their kinds, which a container does not keep.
   *
   * @param beanClass the binary name of the bean's class
   * @param place the declaring class and the method
   * @param type the type of event that it observes
   * @param qualifiers those of this library's qualifiers that it has
   * @param foreign whether it has qualifiers of others
   */
  SeenObserver {
    qualifiers = qualifiers.stream().sorted(Comparator.comparing(Qualifier::kind)).toList();
  }

  /** How logs and messages name it. */
  @Override
  public String toString() {
    return place.className() + '.' + place.member();
  }

  /**
   * A qualifier of this library.
   *
   * @param kind which
   * @param schema what it names; empty if such qualifiers name no schema
   * @param <C> a class in its model
   */
  record Qualifier<C>(EventKind kind, Optional<TypeRef<C>> schema) {

    /** How it is written. */
    @Override
    public String toString() {
      return kind.label() + schema.map(type -> '(' + type.text() + ')').orElse("");
    }
  }
}
