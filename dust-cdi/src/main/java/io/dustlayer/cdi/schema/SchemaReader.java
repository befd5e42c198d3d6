package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.schema.SchemaDescription.Shape;
import io.dustlayer.cdi.schema.bean.Annotations;
import io.dustlayer.cdi.schema.bean.Bean;
import io.dustlayer.cdi.schema.bean.BeanProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** Makes the description of an entity by reflection. */
final class SchemaReader {

  private SchemaReader() {}

  static SchemaDescription read(Class<?> type) {
    DustSchema schema = type.getAnnotation(DustSchema.class);
    if (schema == null) {
      throw new IllegalArgumentException(
          "DUST0114 " + type.getName() + ": is not annotated with @DustSchema; annotate it");
    }
    Shape shape = shape(type);
    return new SchemaDescription(
        type.getName(),
        shape,
        type.getTypeParameters().length > 0,
        inner(type),
        type.isRecord() || hasConstructor(type),
        List.of(schema.prefix()),
        List.of(schema.required()),
        schema.mode(),
        schema.store(),
        shape == Shape.RECORD || shape == Shape.CLASS ? properties(Bean.of(type)) : List.of());
  }

  private static Shape shape(Class<?> type) {
    if (type.isAnnotation()) {
      return Shape.ANNOTATION;
    }
    if (type.isInterface()) {
      return Shape.INTERFACE;
    }
    if (type.isEnum()) {
      return Shape.ENUM;
    }
    if (type.isRecord()) {
      return Shape.RECORD;
    }
    return Modifier.isAbstract(type.getModifiers()) ? Shape.ABSTRACT : Shape.CLASS;
  }

  private static boolean inner(Class<?> type) {
    return type.isLocalClass()
        || type.isAnonymousClass()
        || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()));
  }

  private static boolean hasConstructor(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(constructor -> constructor.getParameterCount() == 0)
        .mapToInt(Constructor::getModifiers)
        .anyMatch(modifiers -> !Modifier.isPrivate(modifiers));
  }

  private static List<PropertyDescription> properties(Bean bean) {
    return bean.properties().stream()
        .filter(SchemaReader::isStoredOrSlug)
        .map(SchemaReader::property)
        .toList();
  }

  static boolean isStoredOrSlug(BeanProperty property) {
    return !property.transientInJson() || property.name().equals(SchemaDescription.SLUG);
  }

  private static PropertyDescription property(BeanProperty property) {
    Annotations annotations = property.annotations();
    boolean converted =
        annotations.find(JsonbTypeAdapter.class).isPresent()
            || annotations.find(JsonbTypeSerializer.class).isPresent()
            || annotations.find(JsonbTypeDeserializer.class).isPresent();
    return new PropertyDescription(
        property.name(), property.wireName(), converted ? "" : property.type().getTypeName());
  }
}
