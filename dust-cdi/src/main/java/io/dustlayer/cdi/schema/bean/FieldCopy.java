package io.dustlayer.cdi.schema.bean;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies instances of a class whose fields hold nothing but what nobody can change: a new instance
 * that is given the fields of another one is what loading the same record again would make.
 */
public final class FieldCopy {

  private FieldCopy() {}

  /**
   * How to copy instances of a class.
   *
   * @param type a class with a constructor without arguments
   * @return a function of the instance, whose second argument is ignored; empty if a field may hold
   *     something that can be changed, is final, or cannot be reached
   */
  public static Optional<BeanFunction> of(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      List<Field> fields = fields(type);
      boolean copiable =
          constructor.trySetAccessible() && fields.stream().allMatch(FieldCopy::isCopiable);
      return copiable ? Optional.of(copy(constructor, fields)) : Optional.empty();
    } catch (NoSuchMethodException | IllegalAccessException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static boolean isCopiable(Field field) {
    return !Modifier.isFinal(field.getModifiers())
        && Immutability.of(field.getGenericType())
        && field.trySetAccessible();
  }

  private static BeanFunction copy(Constructor<?> constructor, List<Field> fields)
      throws IllegalAccessException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    // Of the copy and the original, to the copy.
    MethodHandle rest =
        MethodHandles.dropArguments(MethodHandles.identity(Object.class), 1, Object.class);
    for (Field field : fields) {
      Class<?> type = field.getType();
      MethodHandle set =
          lookup
              .unreflectSetter(field)
              .asType(MethodType.methodType(void.class, Object.class, type));
      MethodHandle get =
          lookup.unreflectGetter(field).asType(MethodType.methodType(type, Object.class));
      rest = MethodHandles.foldArguments(rest, MethodHandles.collectArguments(set, 1, get));
    }
    MethodHandle made =
        MethodHandles.collectArguments(
            rest,
            0,
            lookup.unreflectConstructor(constructor).asType(MethodType.genericMethodType(0)));
    return CompiledHandle.of(MethodHandles.dropArguments(made, 1, Object.class));
  }
}
