package io.dustlayer.cdi.schema.codec;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Which types JSON-B converts, and which records want it to. */
final class JsonbTypes {

  private static final Set<Class<?>> BUILT_IN =
      Set.of(Calendar.class, GregorianCalendar.class, TimeZone.class, SimpleTimeZone.class);

  private JsonbTypes() {}

  /** Whether a record has annotations that only JSON-B can honour. */
  static boolean decidesItself(Class<?> record) {
    Class<?>[] components =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return hasTypeAnnotations(record)
        || creators(record).anyMatch(creator -> !isCanonical(creator, components));
  }

  private static boolean isCanonical(Executable creator, Class<?>[] components) {
    return creator instanceof Constructor<?>
        && Arrays.equals(creator.getParameterTypes(), components);
  }

  private static boolean hasTypeAnnotations(Class<?> type) {
    return type.isAnnotationPresent(JsonbTypeSerializer.class)
        || type.isAnnotationPresent(JsonbTypeDeserializer.class)
        || type.isAnnotationPresent(JsonbTypeInfo.class);
  }

  private static Stream<Executable> creators(Class<?> type) {
    return Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(JsonbTypes::isCreator);
  }

  private static boolean isCreator(AnnotatedElement element) {
    return element.isAnnotationPresent(JsonbCreator.class);
  }

  /** Refuses types that JSON-B cannot read back. */
  static void requireConvertible(Type type, Class<?> raw) {
    if (BUILT_IN.contains(raw) || hasTypeAnnotations(raw)) {
      return;
    }
    boolean ofTheLanguage =
        Stream.of("java.", "javax.", "jakarta.").anyMatch(raw.getName()::startsWith);
    if (ofTheLanguage || raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
      throw new UnsupportedTypeException(
          "has the type "
              + type.getTypeName()
              + ", whose values cannot be stored and read back; use a type of data,"
              + " @JsonbTypeAdapter, @JsonbTypeInfo on your own type, or @JsonbTransient");
    }
    if (!raw.isRecord() && creators(raw).findAny().isEmpty() && !hasConstructor(raw)) {
      throw new UnsupportedTypeException(
          "has the type "
              + type.getTypeName()
              + ", of which JSON-B cannot make an instance; give it a public or protected no-arg"
              + " constructor or a @JsonbCreator, or make it a record");
    }
  }

  private static boolean hasConstructor(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(constructor -> constructor.getParameterCount() == 0)
        .mapToInt(Constructor::getModifiers)
        .anyMatch(modifiers -> Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }
}
