package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.schema.PropertyDescription;
import io.dustlayer.cdi.schema.SchemaDescription;
import io.dustlayer.cdi.schema.SchemaDescription.Shape;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes the description of an entity from build-time metadata: the same as {@link
 * io.dustlayer.cdi.schema.SchemaModel#describe(Class)} makes by reflection, but for the order of
 * the properties, which the metadata does not have: they are ordered by name.
 */
final class LangModelSchemaReader {

  private static final Pattern LOCAL = Pattern.compile(".*\\$\\d[^$]*");

  private LangModelSchemaReader() {}

  /**
   * Describes an entity.
   *
   * @param type a class annotated with {@link DustSchema}
   * @return its description, whether or not it keeps the rules
   */
  static SchemaDescription read(ClassInfo type) {
    AnnotationInfo schema = type.annotation(DustSchema.class);
    Shape shape = shape(type);
    boolean entity = shape == Shape.RECORD || shape == Shape.CLASS;
    return new SchemaDescription(
        type.name(),
        shape,
        !type.typeParameters().isEmpty(),
        isInner(type),
        type.isRecord() || hasConstructor(type),
        strings(schema, "prefix"),
        strings(schema, "required"),
        schema.hasMember("mode")
            ? schema.member("mode").asEnum(StorageMode.class)
            : StorageMode.FLAT,
        schema.hasMember("store") ? schema.member("store").asString() : "",
        entity ? properties(type) : List.of());
  }

  private static Shape shape(ClassInfo type) {
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
    return type.isAbstract() ? Shape.ABSTRACT : Shape.CLASS;
  }

  /** Local classes have a number in their name; member classes have the modifiers of members. */
  private static boolean isInner(ClassInfo type) {
    boolean nested = type.name().indexOf('$') > 0;
    return nested && (LOCAL.matcher(type.name()).matches() || !Modifier.isStatic(type.modifiers()));
  }

  private static boolean hasConstructor(ClassInfo type) {
    return type.constructors().stream()
        .anyMatch(
            constructor ->
                constructor.parameters().isEmpty() && !Modifier.isPrivate(constructor.modifiers()));
  }

  private static List<String> strings(AnnotationInfo annotation, String member) {
    return annotation.hasMember(member)
        ? annotation.member(member).asArray().stream().map(AnnotationMember::asString).toList()
        : List.of();
  }

  private static List<PropertyDescription> properties(ClassInfo type) {
    return (type.isRecord() ? LangModelProperty.ofRecord(type) : LangModelProperty.ofClass(type))
        .stream()
            .filter(LangModelProperty::isStoredOrSlug)
            .map(LangModelProperty::description)
            .sorted(Comparator.comparing(PropertyDescription::name))
            .toList();
  }
}
