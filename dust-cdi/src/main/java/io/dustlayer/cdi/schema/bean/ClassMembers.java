package io.dustlayer.cdi.schema.bean;

import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a class that make up one property: field, getter and setter. */
final class ClassMembers {

  /** Sets a property. */
  interface Writer {
    void write(Object bean, Object value) throws ReflectiveOperationException;

    /** The same as a handle of an instance and a value. */
    MethodHandle handle() throws IllegalAccessException;
  }

  private record SetterWriter(Method setter) implements Writer {
    @Override
    public void write(Object bean, Object value) throws ReflectiveOperationException {
      setter.invoke(bean, value);
    }

    @Override
    public MethodHandle handle() throws IllegalAccessException {
      return MethodHandles.lookup().unreflect(setter);
    }
  }

  private record FieldWriter(Field field) implements Writer {
    @Override
    public void write(Object bean, Object value) throws ReflectiveOperationException {
      field.set(bean, value);
    }

    @Override
    public MethodHandle handle() throws IllegalAccessException {
      return MethodHandles.lookup().unreflectSetter(field);
    }
  }

  private final String name;
  private Field field;
  private Method getter;
  private Method setter;

  private ClassMembers(String name) {
    this.name = name;
  }

  /** The members of a class, those of superclasses first, fields in the order of declaration. */
  static Collection<ClassMembers> of(Class<?> type) {
    Map<String, ClassMembers> found = new LinkedHashMap<>();
    Deque<Class<?>> hierarchy = new ArrayDeque<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      hierarchy.push(c);
    }
    for (Class<?> declaring : hierarchy) {
      for (Field field : declaring.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          found.computeIfAbsent(field.getName(), ClassMembers::new).field = field;
        }
      }
      Arrays.stream(declaring.getDeclaredMethods())
          .filter(ClassMembers::canBeAccessor)
          .sorted(Comparator.comparing(Method::getName))
          .forEach(method -> addAccessor(method, found));
    }
    return found.values();
  }

  private static boolean canBeAccessor(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && !method.isSynthetic();
  }

  private static void addAccessor(Method method, Map<String, ClassMembers> found) {
    String called = method.getName();
    Class<?> result = method.getReturnType();
    boolean reads = method.getParameterCount() == 0 && result != void.class;
    boolean flag = result == boolean.class || result == Boolean.class;
    if (reads && called.startsWith("get") && called.length() > 3) {
      found.computeIfAbsent(lowerFirst(called.substring(3)), ClassMembers::new).getter = method;
    } else if (reads && flag && called.startsWith("is") && called.length() > 2) {
      found.computeIfAbsent(lowerFirst(called.substring(2)), ClassMembers::new).getter = method;
    } else if (method.getParameterCount() == 1 && called.startsWith("set") && called.length() > 3) {
      found.computeIfAbsent(lowerFirst(called.substring(3)), ClassMembers::new).setter = method;
    }
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  String name() {
    return name;
  }

  private boolean fieldIsPublic() {
    return field != null && Modifier.isPublic(field.getModifiers());
  }

  private boolean fieldIsTransient() {
    return field != null && Modifier.isTransient(field.getModifiers());
  }

  private boolean readable() {
    return getter != null || fieldIsPublic();
  }

  private boolean writable() {
    return setter != null || (fieldIsPublic() && !Modifier.isFinal(field.getModifiers()));
  }

  /** The property, if it can be read and written; adds a flaw if it only looks like one. */
  Optional<BeanProperty> property(TypeBindings bindings, List<Bean.Flaw> flaws) {
    if (!readable()) {
      return Optional.empty();
    }
    Class<?> declaring = getter != null ? getter.getDeclaringClass() : field.getDeclaringClass();
    Annotations annotations = Annotations.of(declaring, field, getter, setter);
    boolean hidden = annotations.find(JsonbTransient.class).isPresent() || fieldIsTransient();
    if (!writable()) {
      // A getter without a field computes something; one with a field would lose what it stores.
      if (field != null && !hidden) {
        flaws.add(
            new Bean.Flaw(
                name,
                "can be read but not set, so what is stored could not be loaded;"
                    + " add a public setter, or @JsonbTransient"));
      }
      return Optional.empty();
    }
    BeanProperty.Reader reader =
        getter != null
            ? Access.reader(Access.open(getter, flaws))
            : Access.reader(Access.open(field, flaws));
    return Optional.of(
        new BeanProperty(
            name,
            WireNames.of(name, annotations, flaws),
            bindings.resolve(
                getter != null ? getter.getGenericReturnType() : field.getGenericType()),
            hidden,
            annotations,
            reader));
  }

  /** How to set the property, if it can be set. */
  Optional<Writer> writer(List<Bean.Flaw> flaws) {
    if (!writable()) {
      return Optional.empty();
    }
    return Optional.of(
        setter != null
            ? new SetterWriter(Access.open(setter, flaws))
            : new FieldWriter(Access.open(field, flaws)));
  }
}
