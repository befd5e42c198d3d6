package io.dustlayer.cdi.cdi;

import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The members of a class that make up one property, as build-time metadata shows them: field,
 * getter and setter. Confined to the deploying thread.
 */
final class LangModelMembers {

  private static final int BRIDGE = 0x0040;
  private static final int SYNTHETIC = 0x1000;
  private static final Set<String> FLAGS = Set.of("boolean", Boolean.class.getName());

  private final String name;
  private FieldInfo field;
  private MethodInfo getter;
  private MethodInfo setter;
  private String fieldType;
  private String getterType;

  private LangModelMembers(String name) {
    this.name = name;
  }

  /**
   * The members of a class. What a subclass declares hides what its superclass does.
   *
   * @param type a class
   * @return ordered by name
   */
  static Collection<LangModelMembers> of(ClassInfo type) {
    Map<String, LangModelMembers> found = new TreeMap<>();
    add(type, LangModelTypeNames.unbound(), found);
    return found.values();
  }

  private static void add(
      ClassInfo type, LangModelTypeNames names, Map<String, LangModelMembers> found) {
    ClassInfo above = type.superClassDeclaration();
    if (above != null && !above.name().equals(Object.class.getName())) {
      add(above, names.ofSuperclass(type), found);
    }
    for (FieldInfo field : type.fields()) {
      boolean own = field.declaringClass().name().equals(type.name());
      if (own && !field.isStatic() && (field.modifiers() & SYNTHETIC) == 0) {
        LangModelMembers members = membersOf(field.name(), found);
        members.field = field;
        members.fieldType = names.of(field.type());
      }
    }
    type.methods().stream()
        .filter(method -> method.declaringClass().name().equals(type.name()))
        .filter(LangModelMembers::canBeAccessor)
        .forEach(method -> addAccessor(method, names, found));
  }

  private static boolean canBeAccessor(MethodInfo method) {
    return Modifier.isPublic(method.modifiers())
        && !method.isStatic()
        && (method.modifiers() & (BRIDGE | SYNTHETIC)) == 0;
  }

  private static void addAccessor(
      MethodInfo method, LangModelTypeNames names, Map<String, LangModelMembers> found) {
    int parameters = method.parameters().size();
    boolean reads = parameters == 0 && !method.returnType().isVoid();
    boolean flag = reads && FLAGS.contains(names.of(method.returnType()));
    Optional<String> read =
        reads
            ? propertyName(method, "get").or(() -> propertyName(method, flag ? "is" : "get"))
            : Optional.empty();
    read.ifPresent(
        property -> {
          LangModelMembers members = membersOf(property, found);
          members.getter = method;
          members.getterType = names.of(method.returnType());
        });
    if (parameters == 1) {
      propertyName(method, "set").ifPresent(name -> membersOf(name, found).setter = method);
    }
  }

  private static Optional<String> propertyName(MethodInfo method, String prefix) {
    String called = method.name();
    if (!called.startsWith(prefix) || called.length() == prefix.length()) {
      return Optional.empty();
    }
    String rest = called.substring(prefix.length());
    return Optional.of(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
  }

  private static LangModelMembers membersOf(String name, Map<String, LangModelMembers> found) {
    return found.computeIfAbsent(name, LangModelMembers::new);
  }

  /** The Java name. */
  String name() {
    return name;
  }

  /** The field, or null. */
  FieldInfo field() {
    return field;
  }

  /** The getter, or null. */
  MethodInfo getter() {
    return getter;
  }

  /** The setter, or null. */
  MethodInfo setter() {
    return setter;
  }

  /** The name of the getter's type, else of the field's. */
  String typeName() {
    return getter != null ? getterType : fieldType;
  }
}
