package io.dustlayer.cdi.schema.codec;

import io.dustlayer.cdi.schema.bean.TypeBindings;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Which collection or map is made for a declared type. */
final class Containers {

  private static final List<Supplier<Collection<Object>>> COLLECTIONS =
      List.of(ArrayList::new, LinkedHashSet::new, TreeSet::new, LinkedList::new);

  private static final List<Supplier<Map<Object, Object>>> MAPS =
      List.of(LinkedHashMap::new, TreeMap::new, ConcurrentHashMap::new, ConcurrentSkipListMap::new);

  private Containers() {}

  static Supplier<Collection<Object>> collection(Class<?> declared, Type element) {
    if (declared == EnumSet.class) {
      return () -> enumSet(TypeBindings.erase(element));
    }
    boolean sorted = SortedSet.class.isAssignableFrom(declared) || declared == PriorityQueue.class;
    if (sorted) {
      requireComparable(declared, element);
    }
    return factory(declared, COLLECTIONS);
  }

  static Supplier<Map<Object, Object>> map(Class<?> declared, Type key) {
    if (declared == EnumMap.class) {
      return () -> enumMap(TypeBindings.erase(key));
    }
    if (SortedMap.class.isAssignableFrom(declared)) {
      requireComparable(declared, key);
    }
    return factory(declared, MAPS);
  }

  private static void requireComparable(Class<?> declared, Type element) {
    if (!Comparable.class.isAssignableFrom(TypeBindings.erase(element))) {
      throw new UnsupportedTypeException(
          "is a "
              + declared.getSimpleName()
              + " of "
              + element.getTypeName()
              + ", which has no natural order, and a comparator is not stored;"
              + " make it Comparable, or use a List");
    }
  }

  private static <C> Supplier<C> factory(Class<?> declared, List<Supplier<C>> standard) {
    if (!declared.isInterface() && !Modifier.isAbstract(declared.getModifiers())) {
      return constructor(declared);
    }
    return standard.stream()
        .filter(supplier -> declared.isInstance(supplier.get()))
        .findFirst()
        .orElseThrow(() -> unusable(declared));
  }

  @SuppressWarnings("unchecked") // the caller gives the class of a collection or of a map
  private static <C> Supplier<C> constructor(Class<?> declared) {
    try {
      Constructor<?> constructor = declared.getConstructor();
      return () -> (C) instance(constructor);
    } catch (NoSuchMethodException absent) {
      throw unusable(declared);
    }
  }

  private static Object instance(Constructor<?> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException refused) {
      throw new ConversionException(
          "cannot be made: the constructor of " + constructor.getName() + " fails", refused);
    }
  }

  private static UnsupportedTypeException unusable(Class<?> declared) {
    return new UnsupportedTypeException(
        "is a "
            + declared.getName()
            + ", of which no instance can be made; use List, Set, Map or a class with a public"
            + " no-arg constructor");
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an EnumSet's element type is an enum
  private static Collection<Object> enumSet(Class<?> element) {
    return (Collection) EnumSet.noneOf((Class) element);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an EnumMap's key type is an enum
  private static Map<Object, Object> enumMap(Class<?> key) {
    return new EnumMap((Class) key);
  }
}
