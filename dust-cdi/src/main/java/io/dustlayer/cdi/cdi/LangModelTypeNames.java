package io.dustlayer.cdi.cdi;

import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.enterprise.lang.model.types.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names of types in build-time metadata, written as {@link
 * java.lang.reflect.Type#getTypeName()} writes them, with the type variables of one class replaced
 * by what a subclass binds them to.
 */
final class LangModelTypeNames {

  private final Map<String, String> variables;

  private LangModelTypeNames(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * For a class whose own type variables, if it has any, are bound to nothing.
   *
   * @return replaces variables by their bounds
   */
  static LangModelTypeNames unbound() {
    return new LangModelTypeNames(Map.of());
  }

  /**
   * For the superclass of the class that these names are for.
   *
   * @param type the class
   * @return replaces the superclass's variables
   */
  LangModelTypeNames ofSuperclass(ClassInfo type) {
    Map<String, String> bound = new HashMap<>();
    if (type.superClass() != null && type.superClass().isParameterizedType()) {
      List<Type> arguments = type.superClass().asParameterizedType().typeArguments();
      List<TypeVariable> parameters = type.superClassDeclaration().typeParameters();
      for (int i = 0; i < parameters.size(); i++) {
        bound.put(parameters.get(i).name(), of(arguments.get(i)));
      }
    }
    return new LangModelTypeNames(bound);
  }

  /**
   * The name of the type that values have: a wildcard becomes its upper bound, a variable what it
   * is bound to.
   *
   * @param type any type
   * @return for example {@code java.util.List<java.lang.String>}
   */
  String of(Type type) {
    return switch (type.kind()) {
      case PRIMITIVE -> type.asPrimitive().name();
      case VOID -> "void";
      case CLASS -> type.asClass().declaration().name();
      case ARRAY -> of(type.asArray().componentType()) + "[]";
      case PARAMETERIZED_TYPE ->
          type.asParameterizedType().typeArguments().stream()
              .map(this::of)
              .collect(
                  Collectors.joining(
                      ", ", type.asParameterizedType().declaration().name() + "<", ">"));
      case WILDCARD_TYPE -> {
        Type upper = type.asWildcardType().upperBound();
        yield upper == null ? Object.class.getName() : of(upper);
      }
      case TYPE_VARIABLE -> {
        String bound = variables.get(type.asTypeVariable().name());
        yield bound == null ? erasedBound(type.asTypeVariable()) : bound;
      }
    };
  }

  private static String erasedBound(TypeVariable variable) {
    return variable.bounds().isEmpty()
        ? Object.class.getName()
        : unbound().of(variable.bounds().get(0)).replaceFirst("<.*", "");
  }

  /**
   * The name of a type that is not a class, with wildcards and variables as they are written.
   *
   * @param type any type
   * @return for example {@code ? extends com.acme.Link}
   */
  static String asWritten(Type type) {
    if (type.isTypeVariable()) {
      return type.asTypeVariable().name();
    }
    if (!type.isWildcardType()) {
      return type.isArray() ? asWritten(type.asArray().componentType()) + "[]" : unbound().of(type);
    }
    Type upper = type.asWildcardType().upperBound();
    Type lower = type.asWildcardType().lowerBound();
    if (lower != null) {
      return "? super " + asWritten(lower);
    }
    String bound = upper == null ? Object.class.getName() : asWritten(upper);
    return bound.equals(Object.class.getName()) ? "?" : "? extends " + bound;
  }
}
