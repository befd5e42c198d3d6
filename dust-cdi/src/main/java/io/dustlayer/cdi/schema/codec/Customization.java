package io.dustlayer.cdi.schema.codec;

import io.dustlayer.cdi.schema.bean.Annotations;
import io.dustlayer.cdi.schema.bean.TypeBindings;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * What the annotations of a property say about the conversion of its values.
 *
 * @param adapter converts the value to another type first
 * @param serializer writes the value
 * @param deserializer reads the value
 * @param dateFormat the format of dates in it
 * @param numberFormat the format of numbers in it
 */
record Customization(
    Optional<JsonbAdapter<Object, Object>> adapter,
    Optional<JsonbSerializer<?>> serializer,
    Optional<JsonbDeserializer<?>> deserializer,
    Optional<JsonbDateFormat> dateFormat,
    Optional<JsonbNumberFormat> numberFormat) {

  static final Customization NONE =
      new Customization(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @SuppressWarnings("unchecked") // an adapter is only given values of its original type
  static Customization of(Annotations annotations) {
    return new Customization(
        annotations
            .find(JsonbTypeAdapter.class)
            .map(found -> (JsonbAdapter<Object, Object>) instance(found.value())),
        annotations.find(JsonbTypeSerializer.class).map(found -> instance(found.value())),
        annotations.find(JsonbTypeDeserializer.class).map(found -> instance(found.value())),
        annotations.findNearest(JsonbDateFormat.class),
        annotations.findNearest(JsonbNumberFormat.class));
  }

  private static <C> C instance(Class<? extends C> type) {
    try {
      Constructor<? extends C> constructor = type.getDeclaredConstructor();
      constructor.trySetAccessible();
      return constructor.newInstance();
    } catch (ReflectiveOperationException unusable) {
      throw new UnsupportedTypeException(
          "needs "
              + type.getName()
              + ", of which no instance can be made;"
              + " give it a public no-arg constructor that does not throw");
    }
  }

  boolean isNone() {
    return equals(NONE);
  }

  /** Whether adapter, serializer or deserializer are still to be applied. */
  boolean converts() {
    return adapter.isPresent() || serializer.isPresent() || deserializer.isPresent();
  }

  /** Whether JSON-B components of this kind take values of a type. */
  static boolean takes(Object component, Class<?> contract, Type type) {
    Class<?> wanted = TypeBindings.boxed(type);
    return arguments(component, contract).stream()
        .findFirst()
        .map(TypeBindings::erase)
        .filter(wanted::equals)
        .isPresent();
  }

  static List<Type> arguments(Object component, Class<?> contract) {
    return TypeBindings.arguments(component.getClass(), contract).orElse(List.of());
  }
}
