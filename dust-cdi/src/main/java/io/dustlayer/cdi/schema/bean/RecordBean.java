package io.dustlayer.cdi.schema.bean;

import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A record: components are read by their accessors and given to the canonical constructor. */
final class RecordBean implements Bean {

  private final Class<?> type;
  private final RecordComponent[] components;
  private final Constructor<?> canonical;
  private final List<BeanProperty> properties = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();

  RecordBean(Class<?> type, TypeBindings bindings) {
    this.type = type;
    this.components = type.getRecordComponents();
    this.canonical = Access.open(canonical(type, components), flaws);
    for (int i = 0; i < components.length; i++) {
      properties.add(property(i, bindings));
    }
    properties.sort(PropertyOrder.of(type, properties));
  }

  private BeanProperty property(int index, TypeBindings bindings) {
    RecordComponent component = components[index];
    String name = component.getName();
    Method accessor = Access.open(component.getAccessor(), flaws);
    Annotations annotations =
        Annotations.of(type, component, field(name), accessor, canonical.getParameters()[index]);
    return new BeanProperty(
        name,
        WireNames.of(name, annotations, flaws),
        bindings.resolve(component.getGenericType()),
        annotations.find(JsonbTransient.class).isPresent(),
        annotations,
        Access.reader(accessor));
  }

  private Field field(String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
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
  public MethodHandle maker(Map<String, MethodHandle> values) throws IllegalAccessException {
    int count = components.length;
    // Null becomes zero where a component is primitive.
    MethodHandle maker =
        MethodHandles.explicitCastArguments(
            MethodHandles.lookup().unreflectConstructor(canonical),
            MethodType.genericMethodType(count));
    for (int i = count - 1; i >= 0; i--) {
      MethodHandle value = values.get(components[i].getName());
      maker = MethodHandles.collectArguments(maker, i, value == null ? Access.NOTHING : value);
    }
    int[] sameTwo = IntStream.range(0, 2 * count).map(i -> i % 2).toArray();
    return MethodHandles.permuteArguments(maker, CompiledHandle.TYPE, sameTwo);
  }

  @Override
  public Object construct(Map<String, Object> values) {
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object value = values.get(components[i].getName());
      arguments[i] = value == null ? Access.zero(components[i].getType()) : value;
    }
    try {
      return canonical.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw new ConstructionException(
          "the constructor of " + type.getSimpleName() + " refuses: " + refused.getCause(),
          refused.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException unusable) {
      throw new ConstructionException(
          "the constructor of " + type.getSimpleName() + " cannot be called: " + unusable,
          unusable);
    }
  }
}
