package io.dustlayer.cdi.schema.bean;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;

/** Access to members of an application's classes, opened only where they are not public. */
final class Access {

  /** Takes null from any two arguments. */
  static final MethodHandle NOTHING =
      MethodHandles.dropArguments(
          MethodHandles.constant(Object.class, null), 0, Object.class, Object.class);

  private static final Map<Class<?>, Object> ZEROS =
      Map.of(
          boolean.class,
          false,
          byte.class,
          (byte) 0,
          short.class,
          (short) 0,
          int.class,
          0,
          long.class,
          0L,
          char.class,
          (char) 0,
          float.class,
          0f,
          double.class,
          0d);

  private Access() {}

  /** Opens a member if that is needed; adds a flaw if its module does not allow it. */
  static <M extends AccessibleObject & Member> M open(M member, List<Bean.Flaw> flaws) {
    Class<?> declaring = member.getDeclaringClass();
    boolean open =
        Modifier.isPublic(member.getModifiers())
            && Modifier.isPublic(declaring.getModifiers())
            && declaring
                .getModule()
                .isExported(declaring.getPackageName(), Access.class.getModule());
    if (!open && !member.trySetAccessible()) {
      flaws.add(
          new Bean.Flaw(
              member.getName(),
              "cannot be called; open the package "
                  + declaring.getPackageName()
                  + " to io.dustlayer.cdi in module-info, or make class and member public"));
    }
    return member;
  }

  /** Calls an opened accessor. */
  static BeanProperty.Reader reader(Method accessor) {
    try {
      return reader(MethodHandles.lookup().unreflect(accessor));
    } catch (IllegalAccessException closed) {
      return accessor::invoke;
    }
  }

  /** Reads an opened field. */
  static BeanProperty.Reader reader(Field field) {
    try {
      return reader(MethodHandles.lookup().unreflectGetter(field));
    } catch (IllegalAccessException closed) {
      return field::get;
    }
  }

  private static BeanProperty.Reader reader(MethodHandle getter) {
    MethodType one = MethodType.genericMethodType(1);
    BeanFunction function =
        CompiledHandle.of(MethodHandles.dropArguments(getter.asType(one), 1, Object.class));
    return bean -> {
      try {
        return function.apply(bean, null);
      } catch (Throwable thrown) {
        throw new InvocationTargetException(thrown);
      }
    };
  }

  /** What a property that is absent holds. */
  static Object zero(Class<?> type) {
    return ZEROS.get(type);
  }
}
