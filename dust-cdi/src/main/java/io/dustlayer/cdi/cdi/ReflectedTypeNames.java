package io.dustlayer.cdi.cdi;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The names of types as the JDK's own types give them. Containers have types of their own, which
 * name themselves otherwise: OpenWebBeans writes {@code ? extends Object} for {@code ?}, and leaves
 * packages out.
 */
final class ReflectedTypeNames {

  private ReflectedTypeNames() {}

  /**
   * The name of any type, with wildcards and variables as they are written.
   *
   * @param type of the JDK or of a container
   * @return for example {@code ? extends com.acme.Link}
   */
  static String asWritten(Type type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getLowerBounds().length > 0
          ? "? super " + bounds(wildcard.getLowerBounds())
          : upTo(wildcard.getUpperBounds());
    }
    if (type instanceof GenericArrayType array) {
      return asWritten(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .map(ReflectedTypeNames::asWritten)
          .collect(Collectors.joining(", ", generic.getRawType().getTypeName() + "<", ">"));
    }
    return type.getTypeName();
  }

  private static String upTo(Type... upper) {
    return upper.length == 0 || upper[0] == Object.class ? "?" : "? extends " + bounds(upper);
  }

  private static String bounds(Type... types) {
    return Arrays.stream(types)
        .map(ReflectedTypeNames::asWritten)
        .collect(Collectors.joining(" & "));
  }
}
