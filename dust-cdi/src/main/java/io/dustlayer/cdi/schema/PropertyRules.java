package io.dustlayer.cdi.schema;

import static io.dustlayer.cdi.schema.SchemaDescription.SLUG;

import io.dustlayer.cdi.schema.codec.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules about the properties of an entity. */
final class PropertyRules {

  private static final Set<String> NEVER_STORABLE =
      Set.of(
          "java.lang.Object",
          "java.lang.Class",
          "java.lang.Runnable",
          "java.lang.Thread",
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Writer");

  private static final List<String> NEVER_STORABLE_PACKAGES =
      List.of("java.util.stream.", "java.util.function.", "java.util.concurrent.locks.");

  private final SchemaDescription schema;
  private final List<SchemaProblem> problems = new ArrayList<>();

  PropertyRules(SchemaDescription schema) {
    this.schema = schema;
  }

  List<SchemaProblem> check() {
    if (schema.hasEntityShape()) {
      checkSlug();
      checkRequired();
      checkStoredNames();
      stored().stream().filter(PropertyRules::neverStorable).forEach(this::reportType);
    }
    return problems;
  }

  private List<PropertyDescription> stored() {
    return schema.properties().stream().filter(property -> !property.name().equals(SLUG)).toList();
  }

  private void checkSlug() {
    Optional<PropertyDescription> slug =
        schema.properties().stream().filter(property -> property.name().equals(SLUG)).findFirst();
    if (slug.isEmpty()) {
      report(
          "DUST0101",
          SLUG,
          "is missing; an entity needs a 'String slug' property, the key of its records");
    } else if (!slug.get().typeName().equals(String.class.getName())) {
      report(
          "DUST0102",
          SLUG,
          "has the type " + slug.get().typeName() + "; declare it as a String without an adapter");
    }
    if (stored().isEmpty()) {
      report(
          "DUST0122",
          "",
          "has no property besides the slug, so nothing of it could be stored; add one");
    }
  }

  private void checkRequired() {
    List<String> names = schema.properties().stream().map(PropertyDescription::name).toList();
    for (String required : schema.required()) {
      if (!required.equals(SLUG) && !names.contains(required)) {
        report("DUST0105", "required", "names '" + required + "', " + remedy(required, names));
      }
    }
  }

  private String remedy(String required, List<String> names) {
    Optional<String> renamed =
        schema.properties().stream()
            .filter(property -> property.wireName().equals(required))
            .map(PropertyDescription::name)
            .findFirst();
    if (renamed.isPresent()) {
      return "which is a stored name; use the Java name '" + renamed.get() + "'";
    }
    return "which is not a property; "
        + NearestName.of(required, names)
            .map(nearest -> "did you mean '" + nearest + "'?")
            .orElse("remove it");
  }

  private void checkStoredNames() {
    Map<String, String> firstUse = new HashMap<>();
    for (PropertyDescription property : stored()) {
      Optional<String> fault = Keys.faultOfProperty(property.wireName());
      if (fault.isPresent()) {
        report(
            "DUST0112",
            property.name(),
            "is stored as '" + property.wireName() + "', which " + fault.get() + "; rename it");
      }
      String other = firstUse.putIfAbsent(Ascii.lower(property.wireName()), property.name());
      if (other != null) {
        report(
            "DUST0112",
            property.name(),
            "is stored as '"
                + property.wireName()
                + "', but so is '"
                + other
                + "' (servers do not always tell ASCII case apart); rename one of them");
      }
    }
  }

  private static boolean neverStorable(PropertyDescription property) {
    String erasure = property.typeName().replaceFirst("<.*", "");
    return NEVER_STORABLE.contains(erasure)
        || NEVER_STORABLE_PACKAGES.stream().anyMatch(erasure::startsWith);
  }

  private void reportType(PropertyDescription property) {
    report(
        "DUST0120",
        property.name(),
        "has the type "
            + property.typeName()
            + ", whose values cannot be stored and read back;"
            + " use a type of data, @JsonbTypeAdapter or @JsonbTransient");
  }

  private void report(String code, String member, String message) {
    problems.add(new SchemaProblem(code, schema.className(), member, message));
  }
}
