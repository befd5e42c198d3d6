package io.dustlayer.cdi.schema.bean;

import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Whether one instance may be given to everybody, since nobody can change it. What is not known to
 * be immutable counts as mutable: collections, maps, arrays and classes.
 */
public final class Immutability {

  private static final Set<Class<?>> IMMUTABLE =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          URI.class,
          URL.class,
          Locale.class,
          Currency.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  // A record that contains itself is as immutable as the rest of it.
  private final Set<Type> seen = new HashSet<>();

  private Immutability() {}

  /**
   * Looks through a type.
   *
   * @param type a type without type variables
   * @return true for scalars, enums, JSON, and optionals and records of nothing else
   */
  public static boolean of(Type type) {
    return new Immutability().isImmutable(type);
  }

  private boolean isImmutable(Type type) {
    Class<?> raw = TypeBindings.erase(type);
    if (raw == Optional.class) {
      return TypeBindings.arguments(type, Optional.class).stream()
          .flatMap(List::stream)
          .allMatch(this::isImmutable);
    }
    return isScalar(raw) || (raw.isRecord() && (!seen.add(type) || hasImmutableParts(type)));
  }

  private boolean hasImmutableParts(Type record) {
    return Bean.of(record).properties().stream()
        .allMatch(component -> isImmutable(component.type()));
  }

  private static boolean isScalar(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || IMMUTABLE.contains(type)
        || JsonValue.class.isAssignableFrom(type)
        || type.getPackageName().equals("java.time");
  }
}
