package io.dustlayer.cdi.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules about the class of an entity as a whole. */
final class ClassRules {

  private final SchemaDescription schema;
  private final List<SchemaProblem> problems = new ArrayList<>();

  ClassRules(SchemaDescription schema) {
    this.schema = schema;
  }

  List<SchemaProblem> check() {
    if (!schema.hasEntityShape()) {
      report("DUST0106", "is " + kind() + "; make the entity a record or a concrete class");
    }
    if (schema.generic()) {
      report(
          "DUST0107",
          "has type parameters, so the types of its properties are unknown;"
              + " remove them, or annotate a class that binds them");
    }
    if (schema.inner()) {
      report(
          "DUST0113",
          "is an inner or local class, of which no instance can be made;"
              + " declare it static, or at the top level");
    } else if (schema.hasEntityShape() && !schema.constructible()) {
      report(
          "DUST0111",
          "has no no-arg constructor that can be called;"
              + " add one that is not private, or make it a record");
    }
    return problems;
  }

  private String kind() {
    return "an "
        + (schema.shape() == SchemaDescription.Shape.ABSTRACT
            ? "abstract class"
            : schema.shape().name().toLowerCase(Locale.ROOT));
  }

  private void report(String code, String message) {
    problems.add(new SchemaProblem(code, schema.className(), "", message));
  }
}
