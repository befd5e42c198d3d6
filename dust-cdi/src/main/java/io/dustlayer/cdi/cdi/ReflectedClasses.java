package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.schema.SchemaDescription;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.schema.SchemaProblem;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Classes as reflection shows them. */
final class ReflectedClasses implements ClassModel<Class<?>> {

  /**
   * A class by its name.
   *
   * @param binaryName for example {@code com.acme.Outer$Link}
   * @param loader sees the application
   * @return empty if there is none; not initialized
   */
  static Optional<Class<?>> find(String binaryName, ClassLoader loader) {
    try {
      return Optional.of(Class.forName(binaryName, false, loader));
    } catch (ClassNotFoundException | LinkageError absent) {
      return Optional.empty();
    }
  }

  /**
   * What only reflection shows of entities in which nothing else is wrong: properties that cannot
   * be honoured, and types inside of other types.
   *
   * @param schemas annotated classes
   * @return in the order of the classes, those of one class by code and member; empty if all is
   *     well
   */
  static List<SchemaProblem> problemsOf(List<Class<?>> schemas) {
    return schemas.stream().flatMap(type -> SchemaModel.problems(type).stream()).toList();
  }

  @Override
  public boolean isSchema(Class<?> type) {
    return type.isAnnotationPresent(DustSchema.class);
  }

  @Override
  public SchemaDescription describe(Class<?> type) {
    return SchemaModel.describe(type);
  }

  @Override
  public List<TypeRef<Class<?>>> supertypes(Class<?> type) {
    return Stream.concat(
            Stream.ofNullable(type.getGenericSuperclass()),
            Arrays.stream(type.getGenericInterfaces()))
        .map(ReflectedClasses::refTo)
        .toList();
  }

  @Override
  public List<String> typeParameters(Class<?> type) {
    return Arrays.stream(type.getTypeParameters()).map(TypeVariable::getName).toList();
  }

  @Override
  public boolean isAbstract(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers());
  }

  /**
   * What an observer observes, in neutral form: a type variable observes its first bound.
   *
   * @param type the type of an event parameter
   * @return the same as from build-time metadata
   */
  static TypeRef<Class<?>> observedRefTo(Type type) {
    return type instanceof TypeVariable<?> variable
        ? observedRefTo(variable.getBounds()[0])
        : refTo(type);
  }

  /**
   * A type in neutral form.
   *
   * @param type any type
   * @return the same as from build-time metadata
   */
  static TypeRef<Class<?>> refTo(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return new TypeRef<>(
          raw.getName(),
          Optional.of(raw),
          Arrays.stream(generic.getActualTypeArguments()).map(ReflectedClasses::refTo).toList());
    }
    if (type instanceof Class<?> plain && !plain.isArray() && !plain.isPrimitive()) {
      return new TypeRef<>(plain.getName(), Optional.of(plain), List.of());
    }
    return TypeRef.notAClass(ReflectedTypeNames.asWritten(type));
  }
}
