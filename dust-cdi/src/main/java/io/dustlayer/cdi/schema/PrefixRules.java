package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.schema.codec.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules about where entities lie in a store, alone and beside each other. */
final class PrefixRules {

  private static final String PREFIX = "prefix";

  private PrefixRules() {}

  static List<SchemaProblem> check(SchemaDescription schema) {
    List<SchemaProblem> problems = new ArrayList<>();
    if (schema.prefix().isEmpty()) {
      problems.add(
          new SchemaProblem(
              "DUST0103",
              schema.className(),
              PREFIX,
              "has no segment; name at least one, as in @DustSchema(prefix = \"links\")"));
    }
    for (int i = 0; i < schema.prefix().size(); i++) {
      String segment = schema.prefix().get(i);
      if (segment.isEmpty() || Keys.hasUnpairedSurrogate(segment)) {
        problems.add(
            new SchemaProblem(
                "DUST0104",
                schema.className(),
                PREFIX,
                "has a segment (number "
                    + (i + 1)
                    + ") that is "
                    + (segment.isEmpty() ? "empty" : "not valid Unicode")
                    + "; remove or replace it"));
      }
    }
    return problems;
  }

  static List<SchemaProblem> checkTogether(List<SchemaDescription> schemas) {
    List<SchemaProblem> problems = new ArrayList<>();
    for (int i = 0; i < schemas.size(); i++) {
      for (int j = 0; j < i; j++) {
        SchemaDescription later = schemas.get(i);
        SchemaDescription earlier = schemas.get(j);
        boolean comparable = !later.prefix().isEmpty() && !earlier.prefix().isEmpty();
        if (comparable && later.store().equals(earlier.store())) {
          conflict(later, earlier).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  private static Optional<SchemaProblem> conflict(SchemaDescription one, SchemaDescription other) {
    List<String> a = one.prefix();
    List<String> b = other.prefix();
    if (a.equals(b)) {
      return problem("DUST0108", one, other, "is also the prefix of ", "");
    }
    if (startsWith(a, b)) {
      return problem("DUST0109", one, other, "lies inside the prefix of ", "");
    }
    if (startsWith(b, a)) {
      return problem("DUST0109", one, other, "contains the prefix of ", "");
    }
    List<String> foldedA = a.stream().map(Ascii::lower).toList();
    List<String> foldedB = b.stream().map(Ascii::lower).toList();
    if (startsWith(foldedA, foldedB) || startsWith(foldedB, foldedA)) {
      return problem(
          "DUST0110",
          one,
          other,
          "is told apart only by ASCII case from the prefix of ",
          " (servers ignore ASCII case when they read, replace or delete a subtree)");
    }
    return Optional.empty();
  }

  private static boolean startsWith(List<String> path, List<String> ancestor) {
    return path.size() >= ancestor.size() && path.subList(0, ancestor.size()).equals(ancestor);
  }

  private static Optional<SchemaProblem> problem(
      String code, SchemaDescription one, SchemaDescription other, String relation, String why) {
    String store = one.store().isEmpty() ? "the default store" : "store '" + one.store() + "'";
    return Optional.of(
        new SchemaProblem(
            code,
            one.className(),
            PREFIX,
            one.prefix()
                + " "
                + relation
                + other.className()
                + " "
                + other.prefix()
                + " in "
                + store
                + why
                + "; give one of them another prefix or another store"));
  }
}
