package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.schema.SchemaDescription;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.enterprise.lang.model.types.TypeVariable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Classes as build-time metadata shows them, without loading them. */
final class LangModelClasses implements ClassModel<ClassInfo> {

  @Override
  public boolean isSchema(ClassInfo type) {
    return type.hasAnnotation(DustSchema.class);
  }

  @Override
  public SchemaDescription describe(ClassInfo type) {
    return LangModelSchemaReader.read(type);
  }

  @Override
  public List<TypeRef<ClassInfo>> supertypes(ClassInfo type) {
    return Stream.concat(Stream.ofNullable(type.superClass()), type.superInterfaces().stream())
        .map(LangModelClasses::refTo)
        .toList();
  }

  @Override
  public List<String> typeParameters(ClassInfo type) {
    return type.typeParameters().stream().map(TypeVariable::name).toList();
  }

  @Override
  public boolean isAbstract(ClassInfo type) {
    return type.isInterface() || type.isAnnotation() || type.isAbstract();
  }

  /**
   * An observer in neutral form.
   *
   * @param observer an observer
   * @return the same as from reflection
   */
  static SeenObserver<ClassInfo> observer(ObserverInfo observer) {
    List<AnnotationInfo> qualifiers =
        observer.qualifiers().stream()
            .filter(qualifier -> !qualifier.name().equals(Any.class.getName()))
            .toList();
    List<SeenObserver.Qualifier<ClassInfo>> own =
        qualifiers.stream().flatMap(LangModelClasses::eventQualifier).toList();
    return new SeenObserver<>(
        observer.bean() == null
            ? observer.declaringClass().name()
            : observer.bean().declaringClass().name(),
        placeOf(observer),
        observedRefTo(observer.eventType()),
        own,
        own.size() < qualifiers.size());
  }

  private static Place placeOf(ObserverInfo observer) {
    return observer.isSynthetic()
        ? new Place(observer.declaringClass().name(), "")
        : Place.method(
            observer.observerMethod().declaringClass().name(), observer.observerMethod().name());
  }

  private static Stream<SeenObserver.Qualifier<ClassInfo>> eventQualifier(AnnotationInfo found) {
    return EventKind.of(found.name()).stream()
        .map(
            kind ->
                new SeenObserver.Qualifier<>(
                    kind,
                    kind.namesSchema()
                        ? Optional.of(refTo(found.value().asType()))
                        : Optional.empty()));
  }

  private static TypeRef<ClassInfo> observedRefTo(Type type) {
    if (!type.isTypeVariable()) {
      return refTo(type);
    }
    List<Type> bounds = type.asTypeVariable().bounds();
    return bounds.isEmpty()
        ? TypeRef.notAClass(Object.class.getName())
        : observedRefTo(bounds.get(0));
  }

  /**
   * A class by its name.
   *
   * @param binaryName for example {@code com.acme.Outer$Link}
   * @param types finds it
   * @return empty if there is none
   */
  static Optional<ClassInfo> find(String binaryName, Types types) {
    return Optional.ofNullable(types.ofClass(binaryName)).map(type -> type.declaration());
  }

  /**
   * A type in neutral form.
   *
   * @param type any type
   * @return the same as from reflection
   */
  static TypeRef<ClassInfo> refTo(Type type) {
    if (type.isParameterizedType()) {
      ClassInfo generic = type.asParameterizedType().declaration();
      return new TypeRef<>(
          generic.name(),
          Optional.of(generic),
          type.asParameterizedType().typeArguments().stream()
              .map(LangModelClasses::refTo)
              .toList());
    }
    if (type.isClass()) {
      ClassInfo plain = type.asClass().declaration();
      return new TypeRef<>(plain.name(), Optional.of(plain), List.of());
    }
    return TypeRef.notAClass(LangModelTypeNames.asWritten(type));
  }

  /**
   * What an injection point asks for. Quarkus shows {@code Instance<X>} as {@code X}.
   *
   * @param point an injection point
   * @return the same as from reflection
   */
  static TypeRef<ClassInfo> refTo(InjectionPointInfo point) {
    TypeRef<ClassInfo> resolved = refTo(point.type());
    TypeRef<ClassInfo> declared =
        refTo(
            point.declaration().isField()
                ? point.declaration().asField().type()
                : point.declaration().asParameter().type());
    boolean unwrapped = declared.isA(Instance.class) && !resolved.isA(Instance.class);
    return unwrapped
        ? new TypeRef<>(declared.text(), declared.declared(), List.of(resolved))
        : resolved;
  }

  /**
   * The store that qualifiers name.
   *
   * @param annotations qualifiers, and other annotations
   * @return empty without {@link DustStore}
   */
  static Optional<String> storeOf(Collection<AnnotationInfo> annotations) {
    return annotations.stream()
        .filter(annotation -> annotation.name().equals(DustStore.class.getName()))
        .map(annotation -> annotation.value().asString())
        .findFirst();
  }

  /**
   * Where an injection point is.
   *
   * @param declaration a field or a parameter
   * @return the same as from reflection
   */
  static Place placeOf(DeclarationInfo declaration) {
    if (declaration.isField()) {
      return new Place(declaration.asField().declaringClass().name(), declaration.asField().name());
    }
    ParameterInfo parameter = declaration.asParameter();
    MethodInfo method = parameter.declaringMethod();
    return Place.parameter(
        method.declaringClass().name(),
        method.isConstructor() ? "<init>" : method.name(),
        method.parameters().indexOf(parameter));
  }
}
