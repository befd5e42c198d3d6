package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.schema.SchemaProblem;
import java.util.ArrayList;
import java.util.List;

/** The table of applications that must not start, for every container. */
public final class BrokenDeployments {

  private BrokenDeployments() {}

  /**
   * Every row; the last has the mistakes of all others.
   *
   * @return at least one for each code of a deployment problem
   */
  public static List<BrokenDeployment> all() {
    List<BrokenDeployment> rows = new ArrayList<>(ofEntities());
    rows.addAll(BrokenInjections.rows());
    rows.addAll(BrokenObservers.rows());
    rows.add(ofNames());
    rows.add(together(rows));
    return rows;
  }

  /**
   * An application without mistakes, which has to start: a host that refuses this one as well
   * refuses the others for another reason than theirs. No part of the table.
   *
   * @return without problems
   */
  public static BrokenDeployment control() {
    return entity(
        "DUST-BROKEN-000",
        "nothing is wrong",
        BrokenEntities.AsksForNothingWrong.class,
        BrokenEntities.SamePrefix.class);
  }

  private static List<BrokenDeployment> ofEntities() {
    return List.of(
        entity(
            "DUST-BROKEN-001",
            "no slug",
            BrokenEntities.AsksForNoSlug.class,
            BrokenEntities.NoSlug.class,
            "DUST0101"),
        entity(
            "DUST-BROKEN-002",
            "slug that is no String",
            BrokenEntities.AsksForSlugOfWrongType.class,
            BrokenEntities.SlugOfWrongType.class,
            "DUST0102"),
        entity(
            "DUST-BROKEN-003",
            "empty prefix",
            BrokenEntities.AsksForNoPrefix.class,
            BrokenEntities.NoPrefix.class,
            "DUST0103"),
        entity(
            "DUST-BROKEN-004",
            "empty segment",
            BrokenEntities.AsksForEmptySegment.class,
            BrokenEntities.EmptySegment.class,
            "DUST0104"),
        entity(
            "DUST-BROKEN-005",
            "unknown required name",
            BrokenEntities.AsksForUnknownRequired.class,
            BrokenEntities.UnknownRequired.class,
            "DUST0105"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-006",
            "abstract class, annotation, enum and interface",
            BrokenEntities.AsksForUnusableShapes.class,
            List.of(
                BrokenEntities.AbstractClass.class,
                BrokenEntities.Annotation.class,
                BrokenEntities.Enumeration.class,
                BrokenEntities.Interface.class),
            "DUST0106",
            "DUST0106",
            "DUST0106",
            "DUST0106"),
        entity(
            "DUST-BROKEN-007",
            "type parameters",
            BrokenEntities.AsksForGeneric.class,
            BrokenEntities.Generic.class,
            "DUST0107"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-008",
            "two entities with one prefix",
            BrokenEntities.AsksForSamePrefix.class,
            List.of(BrokenEntities.SamePrefix.class, BrokenEntities.SamePrefixAgain.class),
            "DUST0108"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-009",
            "one prefix inside another's",
            BrokenEntities.AsksForInsidePrefix.class,
            List.of(BrokenEntities.SamePrefix.class, BrokenEntities.InsidePrefix.class),
            "DUST0109"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-010",
            "prefixes that differ only in case",
            BrokenEntities.AsksForPrefixInOtherCase.class,
            List.of(BrokenEntities.SamePrefix.class, BrokenEntities.PrefixInOtherCase.class),
            "DUST0110"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-011",
            "no usable constructor",
            BrokenEntities.AsksForNoConstructor.class,
            List.of(BrokenEntities.NoConstructor.class, BrokenEntities.PrivateConstructor.class),
            "DUST0111",
            "DUST0111"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-012",
            "stored names that are taken or reserved",
            BrokenEntities.AsksForNames.class,
            List.of(BrokenEntities.TakenName.class, BrokenEntities.ReservedName.class),
            "DUST0112",
            "DUST0112"),
        entity(
            "DUST-BROKEN-013",
            "inner class",
            BrokenEntities.AsksForInner.class,
            BrokenEntities.Inner.class,
            "DUST0113"),
        entity(
            "DUST-BROKEN-014",
            "types that cannot be stored",
            BrokenEntities.AsksForUnstorable.class,
            BrokenEntities.Unstorable.class,
            "DUST0120",
            "DUST0120"),
        entity(
            "DUST-BROKEN-015",
            "nothing but the slug",
            BrokenEntities.AsksForNothingButTheSlug.class,
            BrokenEntities.NothingButTheSlug.class,
            "DUST0122"),
        BrokenDeployment.ofEntities(
            "DUST-BROKEN-016",
            "mistakes that only reflection sees",
            BrokenEntities.AsksForWhatOnlyReflectionRefuses.class,
            List.of(BrokenEntities.FinalField.class, BrokenEntities.NestedTypes.class),
            "DUST0121",
            "DUST0120",
            "DUST0120",
            "DUST0120"));
  }

  private static BrokenDeployment entity(
      String id, String name, Class<?> bean, Class<?> entity, String... codes) {
    return BrokenDeployment.ofEntities(id, name, bean, List.of(entity), codes);
  }

  private static BrokenDeployment ofNames() {
    String plain = BrokenInjections.Plain.class.getName();
    SchemaProblem absent =
        new SchemaProblem(
            "DUST0117",
            "com.example.Absent",
            "",
            "is listed in META-INF/dust-schemas, but there is no such class; correct the name"
                + " (nested classes are written Outer$Inner), or remove the line");
    SchemaProblem notAnnotated =
        new SchemaProblem(
            "DUST0118",
            plain,
            "",
            "is listed in META-INF/dust-schemas, but is not annotated with @DustSchema; annotate"
                + " it, or remove the line");
    return new BrokenDeployment(
        "DUST-BROKEN-026",
        "S1",
        "names file with a wrong name, a wrong class and a broken entity",
        List.of(),
        List.of(BrokenEntities.NoSlug.class),
        List.of(
            "# schemas",
            "com.example.Absent",
            "",
            plain + " # not annotated",
            BrokenEntities.NoSlug.class.getName()),
        List.of(absent, notAnnotated),
        List.of("DUST0117", "DUST0101", "DUST0118"));
  }

  private static BrokenDeployment together(List<BrokenDeployment> rows) {
    BrokenDeployment all =
        new BrokenDeployment(
            "DUST-BROKEN-027",
            "S1",
            "all mistakes at once",
            rows.stream().flatMap(row -> row.beans().stream()).distinct().toList(),
            rows.stream().flatMap(row -> row.entities().stream()).distinct().toList(),
            rows.stream().flatMap(row -> row.names().stream()).toList(),
            rows.stream().flatMap(row -> row.injectionProblems().stream()).toList(),
            List.of());
    return new BrokenDeployment(
        all.id(),
        all.rule(),
        all.name(),
        all.beans(),
        all.entities(),
        all.names(),
        all.injectionProblems(),
        all.problems().stream().map(SchemaProblem::code).toList());
  }
}
