package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReflectedTypeNamesTest {

  /** Types of every kind. */
  static class Types<T extends Number> {
    int primitive;
    int[][] arrays;
    String plain;
    T variable;
    T[] variables;
    List<?> any;
    List<? extends Object> anyObject;
    List<? extends Map.Entry<T, ? super Integer>> bounded;
    Map<String, List<? extends T>[]> nested;
  }

  /** As a container implements it. */
  private record ForeignWildcard(Type[] upper, Type... lower) implements WildcardType {

    @Override
    public Type[] getUpperBounds() {
      return upper;
    }

    @Override
    public Type[] getLowerBounds() {
      return lower;
    }
  }

  @Test
  void types_of_the_jdk_are_named_as_they_name_themselves() {
    for (Field field : Types.class.getDeclaredFields()) {
      Type type = field.getGenericType();

      assertThat(ReflectedTypeNames.asWritten(type)).isEqualTo(type.getTypeName());
      if (type instanceof ParameterizedType generic) {
        assertThat(generic.getActualTypeArguments())
            .allSatisfy(
                argument ->
                    assertThat(ReflectedTypeNames.asWritten(argument))
                        .isEqualTo(argument.getTypeName()));
      }
    }
  }

  @Test
  void types_of_a_container_are_named_as_those_of_the_jdk() {
    assertThat(ReflectedTypeNames.asWritten(new ForeignWildcard(new Type[] {Object.class})))
        .isEqualTo("?");
    assertThat(ReflectedTypeNames.asWritten(new ForeignWildcard(new Type[] {Map.Entry.class})))
        .isEqualTo("? extends java.util.Map$Entry");
    assertThat(
            ReflectedTypeNames.asWritten(
                new ForeignWildcard(new Type[] {Object.class}, String.class)))
        .isEqualTo("? super java.lang.String");
  }
}
