package io.dustlayer.cdi.cdi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every type that a class has: itself, its superclasses and its interfaces, with type variables
 * replaced by what they are bound to. An event is delivered to observers of any of them.
 */
final class TypeClosure {

  private final Map<String, TypeRef<?>> types;

  private TypeClosure(Map<String, TypeRef<?>> types) {
    this.types = types;
  }

  /**
   * The types of a class.
   *
   * @param type a class without type parameters
   * @param model how to look at it
   * @param <C> a class in the model
   * @return never empty
   */
  static <C> TypeClosure of(TypeRef<C> type, ClassModel<C> model) {
    Map<String, TypeRef<?>> types = new LinkedHashMap<>();
    collect(type, model, types);
    types.putIfAbsent(Object.class.getName(), TypeRef.notAClass(Object.class.getName()));
    return new TypeClosure(types);
  }

  private static <C> void collect(
      TypeRef<C> type, ClassModel<C> model, Map<String, TypeRef<?>> types) {
    if (type.declared().isEmpty() || types.putIfAbsent(type.text(), type) != null) {
      return;
    }
    Map<String, TypeRef<C>> bound = new HashMap<>();
    List<String> parameters = model.typeParameters(type.declared().get());
    for (int i = 0; i < Math.min(parameters.size(), type.arguments().size()); i++) {
      bound.put(parameters.get(i), type.arguments().get(i));
    }
    for (TypeRef<C> parent : model.supertypes(type.declared().get())) {
      collect(bind(parent, bound), model, types);
    }
  }

  private static <C> TypeRef<C> bind(TypeRef<C> type, Map<String, TypeRef<C>> bound) {
    if (type.declared().isEmpty()) {
      return bound.getOrDefault(type.text(), type);
    }
    List<TypeRef<C>> arguments = new ArrayList<>();
    type.arguments().forEach(argument -> arguments.add(bind(argument, bound)));
    return new TypeRef<>(type.text(), type.declared(), arguments);
  }

  /**
   * Whether an observer of a type receives an object of this class. A bounded wildcard counts as
   * one without bounds.
   *
   * @param observed the observed type
   * @return true if so
   */
  boolean isObservedBy(TypeRef<?> observed) {
    TypeRef<?> own = types.get(observed.text());
    return own != null && matches(own, observed);
  }

  private static boolean matches(TypeRef<?> own, TypeRef<?> observed) {
    if (own.arguments().isEmpty() || observed.arguments().isEmpty()) {
      return true;
    }
    boolean all = own.arguments().size() == observed.arguments().size();
    for (int i = 0; all && i < own.arguments().size(); i++) {
      TypeRef<?> wanted = observed.arguments().get(i);
      TypeRef<?> argument = own.arguments().get(i);
      all =
          wanted.text().startsWith("?")
              || wanted.text().equals(argument.text()) && matches(argument, wanted);
    }
    return all;
  }
}
