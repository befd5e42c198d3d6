package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.schema.PropertyDescription;
import io.dustlayer.cdi.schema.SchemaDescription;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.RecordComponentInfo;
import jakarta.json.bind.annotation.JsonbAnnotation;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A property of an entity, with the members of the class that it may be annotated on.
 *
 * @param name the Java name
 * @param typeName the name of its type
 * @param hidden whether it is a {@code transient} field
 * @param members field, accessors, constructor parameter, as far as they exist
 */
record LangModelProperty(
    String name, String typeName, boolean hidden, List<DeclarationInfo> members) {

  /**
   * The components of a record.
   *
   * @param type a record
   * @return in no order
   */
  static List<LangModelProperty> ofRecord(ClassInfo type) {
    Collection<RecordComponentInfo> components = type.recordComponents();
    return components.stream()
        .map(
            component ->
                new LangModelProperty(
                    component.name(),
                    LangModelTypeNames.unbound().of(component.type()),
                    false,
                    Stream.concat(
                            Stream.of(component, component.field(), component.accessor()),
                            constructorParameters(type, component.name(), components.size()))
                        .filter(Objects::nonNull)
                        .toList()))
        .toList();
  }

  private static Stream<DeclarationInfo> constructorParameters(
      ClassInfo type, String name, int components) {
    return type.constructors().stream()
        .filter(constructor -> constructor.parameters().size() == components)
        .flatMap(constructor -> constructor.parameters().stream())
        .filter(parameter -> name.equals(parameter.name()))
        .map(DeclarationInfo.class::cast);
  }

  /**
   * The properties of a class that can be read and set: public accessors or public fields,
   * inherited ones included.
   *
   * @param type a class
   * @return in no order
   */
  static List<LangModelProperty> ofClass(ClassInfo type) {
    return LangModelMembers.of(type).stream()
        .map(LangModelProperty::ofMembers)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LangModelProperty> ofMembers(LangModelMembers members) {
    FieldInfo field = members.field();
    MethodInfo getter = members.getter();
    MethodInfo setter = members.setter();
    boolean publicField = field != null && Modifier.isPublic(field.modifiers());
    boolean readable = getter != null || publicField;
    boolean writable = setter != null || (publicField && !field.isFinal());
    if (!readable || !writable) {
      return Optional.empty();
    }
    return Optional.of(
        new LangModelProperty(
            members.name(),
            members.typeName(),
            field != null && Modifier.isTransient(field.modifiers()),
            Stream.<DeclarationInfo>of(field, getter, setter).filter(Objects::nonNull).toList()));
  }

  /**
   * Whether it is stored, or is the key, which is a property in any case.
   *
   * @return false for transient properties
   */
  boolean isStoredOrSlug() {
    return name.equals(SchemaDescription.SLUG) || !(hidden || has(JsonbTransient.class));
  }

  /**
   * The property in neutral form.
   *
   * @return its name, stored name and type
   */
  PropertyDescription description() {
    boolean converted =
        has(JsonbTypeAdapter.class)
            || has(JsonbTypeSerializer.class)
            || has(JsonbTypeDeserializer.class);
    String wireName =
        all(JsonbProperty.class)
            .filter(AnnotationInfo::hasValue)
            .map(annotation -> annotation.value().asString())
            .filter(given -> !given.isEmpty())
            .findFirst()
            .orElse(name);
    return new PropertyDescription(name, wireName, converted ? "" : typeName);
  }

  private boolean has(Class<? extends Annotation> kind) {
    return all(kind).findAny().isPresent();
  }

  /** On the members themselves, or on an annotation of theirs that groups JSON-B annotations. */
  private Stream<AnnotationInfo> all(Class<? extends Annotation> kind) {
    return members.stream()
        .flatMap(
            member ->
                member.hasAnnotation(kind)
                    ? Stream.of(member.annotation(kind))
                    : member.annotations().stream()
                        .map(AnnotationInfo::declaration)
                        .filter(group -> group.hasAnnotation(JsonbAnnotation.class))
                        .filter(group -> group.hasAnnotation(kind))
                        .map(group -> group.annotation(kind)));
  }
}
