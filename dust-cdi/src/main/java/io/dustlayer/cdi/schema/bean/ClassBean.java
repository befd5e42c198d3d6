package io.dustlayer.cdi.schema.bean;

import jakarta.json.bind.annotation.JsonbVisibility;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class with a no-arg constructor and properties as JSON-B sees them: public getters and setters
 * or public fields, inherited ones included.
 */
final class ClassBean implements Bean {

  private static final MethodHandle IS_NOTHING;
  private static final MethodHandle FILL_NOTHING;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      IS_NOTHING =
          lookup.findStatic(
              ClassBean.class,
              "isNothing",
              MethodType.methodType(boolean.class, Object.class, Object.class));
      FILL_NOTHING =
          lookup.findVirtual(
              ClassBean.class,
              "fillNothing",
              MethodType.methodType(void.class, BeanProperty.class, Object.class, Object.class));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final List<BeanProperty> properties = new ArrayList<>();
  private final Map<String, ClassMembers.Writer> writers = new HashMap<>();
  private final List<Flaw> flaws = new ArrayList<>();

  ClassBean(Class<?> type, TypeBindings bindings) {
    this.type = type;
    this.constructor = noArgConstructor(type);
    if (constructor != null) {
      Access.open(constructor, flaws);
    }
    if (type.isAnnotationPresent(JsonbVisibility.class)) {
      flaws.add(
          new Flaw(
              "",
              "has @JsonbVisibility, which is not honoured here;"
                  + " give its properties public getters and setters instead"));
    }
    for (ClassMembers members : ClassMembers.of(type)) {
      members.property(bindings, flaws).ifPresent(properties::add);
      members.writer(flaws).ifPresent(writer -> writers.put(members.name(), writer));
    }
    properties.sort(PropertyOrder.of(type, properties));
  }

  private static Constructor<?> noArgConstructor(Class<?> type) {
    try {
      return type.getDeclaredConstructor();
    } catch (NoSuchMethodException absent) {
      return null;
    }
  }

  @Override
  public List<BeanProperty> properties() {
    return List.copyOf(properties);
  }

  @Override
  public List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  @Override
  public Object construct(Map<String, Object> values) {
    try {
      Object bean = constructor.newInstance();
      for (BeanProperty property : properties) {
        fill(bean, property, values);
      }
      return bean;
    } catch (InvocationTargetException refused) {
      throw new ConstructionException(
          type.getSimpleName() + " refuses: " + refused.getCause(), refused.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException unusable) {
      throw new ConstructionException(
          type.getSimpleName() + " cannot be filled: " + unusable, unusable);
    }
  }

  // Like construct: a new instance, then one setter after the other.
  @Override
  public MethodHandle maker(Map<String, MethodHandle> values) throws IllegalAccessException {
    MethodHandle rest =
        MethodHandles.dropArguments(
            MethodHandles.identity(Object.class), 1, Object.class, Object.class);
    for (int i = properties.size() - 1; i >= 0; i--) {
      BeanProperty property = properties.get(i);
      MethodHandle value = values.get(property.name());
      if (value != null || !property.transientInJson()) {
        MethodHandle write = writer(property);
        rest =
            MethodHandles.foldArguments(
                rest,
                MethodHandles.collectArguments(write, 1, value == null ? Access.NOTHING : value));
      }
    }
    MethodHandle empty =
        MethodHandles.lookup()
            .unreflectConstructor(constructor)
            .asType(MethodType.genericMethodType(0));
    return MethodHandles.collectArguments(rest, 0, empty);
  }

  private MethodHandle writer(BeanProperty property) throws IllegalAccessException {
    MethodType type = MethodType.methodType(void.class, Object.class, Object.class);
    MethodHandle nothing = MethodHandles.insertArguments(FILL_NOTHING, 0, this, property);
    MethodHandle something = writers.get(property.name()).handle().asType(type);
    return MethodHandles.guardWithTest(IS_NOTHING, nothing.asType(type), something);
  }

  private static boolean isNothing(Object bean, Object value) {
    return value == null;
  }

  private void fillNothing(BeanProperty property, Object bean, Object nothing)
      throws ReflectiveOperationException {
    fill(bean, property, nothing);
  }

  private void fill(Object bean, BeanProperty property, Map<String, Object> values)
      throws ReflectiveOperationException {
    if (!property.transientInJson() || values.containsKey(property.name())) {
      fill(bean, property, values.get(property.name()));
    }
  }

  private void fill(Object bean, BeanProperty property, Object given)
      throws ReflectiveOperationException {
    Object value = given;
    if (value == null) {
      value = Access.zero(TypeBindings.erase(property.type()));
    }
    // A setter that refuses null is called with null only where the class has another default.
    if (value != null || property.reader().read(bean) != null) {
      writers.get(property.name()).write(bean, value);
    }
  }
}
