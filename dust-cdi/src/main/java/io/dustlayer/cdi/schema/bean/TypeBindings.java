package io.dustlayer.cdi.schema.bean;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the type variables of a type and its supertypes stand for. */
public final class TypeBindings {

  private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

  private TypeBindings() {}

  /**
   * The bindings that a type makes, directly and through its supertypes.
   *
   * @param type a class or parameterized type
   * @return the bindings
   */
  public static TypeBindings of(Type type) {
    TypeBindings result = new TypeBindings();
    result.collect(type);
    return result;
  }

  /**
   * The type arguments that a type gives to one of its generic supertypes.
   *
   * @param type a class or parameterized type
   * @param supertype a generic class or interface
   * @return the arguments in order; empty if the type is raw or no subtype
   */
  public static Optional<List<Type>> arguments(Type type, Class<?> supertype) {
    TypeBindings all = of(type);
    List<Type> arguments =
        Arrays.stream(supertype.getTypeParameters())
            .map(all.bindings::get)
            .collect(Collectors.toCollection(ArrayList::new));
    return arguments.contains(null) ? Optional.empty() : Optional.of(List.copyOf(arguments));
  }

  /**
   * A type with the known variables replaced; a wildcard becomes its upper bound, an unknown
   * variable its first bound.
   *
   * @param type as declared
   * @return the type that values have
   */
  public Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      Type bound = bindings.get(variable);
      return bound != null ? bound : erase(variable.getBounds()[0]);
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType parameterized) {
      List<Type> arguments =
          Arrays.stream(parameterized.getActualTypeArguments()).map(this::resolve).toList();
      return new BoundType(erase(type), arguments, parameterized.getOwnerType());
    }
    if (type instanceof GenericArrayType array) {
      return new BoundArray(resolve(array.getGenericComponentType()));
    }
    return type;
  }

  /**
   * The class behind a type.
   *
   * @param type any type
   * @return its erasure
   */
  public static Class<?> erase(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return erase(parameterized.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return erase(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof WildcardType wildcard) {
      return erase(wildcard.getUpperBounds()[0]);
    }
    return erase(((TypeVariable<?>) type).getBounds()[0]);
  }

  /**
   * The class that values of a type have when they are objects.
   *
   * @param type any type
   * @return its erasure; for a primitive its box
   */
  public static Class<?> boxed(Type type) {
    Class<?> raw = erase(type);
    return raw.isPrimitive() ? MethodType.methodType(raw).wrap().returnType() : raw;
  }

  private void collect(Type type) {
    if (type == null) {
      return;
    }
    Class<?> raw = erase(type);
    if (type instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        bindings.putIfAbsent(variables[i], resolve(parameterized.getActualTypeArguments()[i]));
      }
    }
    collect(raw.getGenericSuperclass());
    for (Type implemented : raw.getGenericInterfaces()) {
      collect(implemented);
    }
  }

  private record BoundType(Class<?> raw, List<Type> arguments, Type owner)
      implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return owner;
    }

    @Override
    public String getTypeName() {
      return arguments.stream()
          .map(Type::getTypeName)
          .collect(Collectors.joining(", ", raw.getName() + "<", ">"));
    }

    @Override
    public String toString() {
      return getTypeName();
    }
  }

  private record BoundArray(Type component) implements GenericArrayType {

    @Override
    public Type getGenericComponentType() {
      return component;
    }

    @Override
    public String getTypeName() {
      return component.getTypeName() + "[]";
    }

    @Override
    public String toString() {
      return getTypeName();
    }
  }
}
