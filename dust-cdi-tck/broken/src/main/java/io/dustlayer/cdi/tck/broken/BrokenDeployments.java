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
    rows.addAll(ofInjections());
    rows.addAll(BrokenObservers.rows());
    rows.add(ofNames());
    rows.add(together(rows));
    return rows;
  }

  private static List<BrokenDeployment> ofEntities() {
    return List.of(
        entity(
            "no slug", BrokenEntities.AsksForNoSlug.class, BrokenEntities.NoSlug.class, "DUST0101"),
        entity(
            "slug that is no String",
            BrokenEntities.AsksForSlugOfWrongType.class,
            BrokenEntities.SlugOfWrongType.class,
            "DUST0102"),
        entity(
            "empty prefix",
            BrokenEntities.AsksForNoPrefix.class,
            BrokenEntities.NoPrefix.class,
            "DUST0103"),
        entity(
            "empty segment",
            BrokenEntities.AsksForEmptySegment.class,
            BrokenEntities.EmptySegment.class,
            "DUST0104"),
        entity(
            "unknown required name",
            BrokenEntities.AsksForUnknownRequired.class,
            BrokenEntities.UnknownRequired.class,
            "DUST0105"),
        BrokenDeployment.ofEntities(
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
            "type parameters",
            BrokenEntities.AsksForGeneric.class,
            BrokenEntities.Generic.class,
            "DUST0107"),
        BrokenDeployment.ofEntities(
            "two entities with one prefix",
            BrokenEntities.AsksForSamePrefix.class,
            List.of(BrokenEntities.SamePrefix.class, BrokenEntities.SamePrefixAgain.class),
            "DUST0108"),
        BrokenDeployment.ofEntities(
            "one prefix inside another's",
            BrokenEntities.AsksForInsidePrefix.class,
            List.of(BrokenEntities.SamePrefix.class, BrokenEntities.InsidePrefix.class),
            "DUST0109"),
        BrokenDeployment.ofEntities(
            "prefixes that differ only in case",
            BrokenEntities.AsksForPrefixInOtherCase.class,
            List.of(BrokenEntities.SamePrefix.class, BrokenEntities.PrefixInOtherCase.class),
            "DUST0110"),
        BrokenDeployment.ofEntities(
            "no usable constructor",
            BrokenEntities.AsksForNoConstructor.class,
            List.of(BrokenEntities.NoConstructor.class, BrokenEntities.PrivateConstructor.class),
            "DUST0111",
            "DUST0111"),
        BrokenDeployment.ofEntities(
            "stored names that are taken or reserved",
            BrokenEntities.AsksForNames.class,
            List.of(BrokenEntities.TakenName.class, BrokenEntities.ReservedName.class),
            "DUST0112",
            "DUST0112"),
        entity(
            "inner class",
            BrokenEntities.AsksForInner.class,
            BrokenEntities.Inner.class,
            "DUST0113"),
        entity(
            "types that cannot be stored",
            BrokenEntities.AsksForUnstorable.class,
            BrokenEntities.Unstorable.class,
            "DUST0120",
            "DUST0120"),
        entity(
            "nothing but the slug",
            BrokenEntities.AsksForNothingButTheSlug.class,
            BrokenEntities.NothingButTheSlug.class,
            "DUST0122"),
        BrokenDeployment.ofEntities(
            "mistakes that only reflection sees",
            BrokenEntities.AsksForWhatOnlyReflectionRefuses.class,
            List.of(BrokenEntities.FinalField.class, BrokenEntities.NestedTypes.class),
            "DUST0121",
            "DUST0120",
            "DUST0120",
            "DUST0120"));
  }

  private static BrokenDeployment entity(
      String name, Class<?> bean, Class<?> entity, String... codes) {
    return BrokenDeployment.ofEntities(name, bean, List.of(entity), codes);
  }

  private static List<BrokenDeployment> ofInjections() {
    Class<?> plain = BrokenInjections.OfPlainClass.class;
    Class<?> none = BrokenInjections.OfNoSchema.class;
    Class<?> stores = BrokenInjections.OfStoresWithoutKey.class;
    return List.of(
        BrokenDeployment.of(
            "repository of a class that is not a schema",
            plain,
            List.of(),
            notASchema("constructor parameter 1"),
            notASchema("dispose() parameter 2"),
            notASchema("field"),
            notASchema("initialize() parameter 2"),
            notASchema("instance"),
            notASchema("observe() parameter 2"),
            notASchema("produce() parameter 1"),
            notASchema("provider")),
        BrokenDeployment.of(
            "repository of no schema in particular",
            none,
            List.of(),
            noSchema(none, "array", "<" + BrokenInjections.Plain.class.getName() + "[]>"),
            noSchema(none, "bounded", "<? extends " + BrokenInjections.Plain.class.getName() + ">"),
            noSchema(none, "raw", ""),
            noSchema(none, "rawInstance", ""),
            noSchema(none, "variable", "<T>"),
            noSchema(none, "wildcard", "<?>"),
            noSchema(none, "wildcardProvider", "<?>")),
        BrokenDeployment.of(
            "store of a schema that cannot be part of a key",
            BrokenEntities.AsksForStoreKey.class,
            List.of(BrokenEntities.StoreKey.class),
            badStore(BrokenEntities.StoreKey.class, "store", "a.b")),
        BrokenDeployment.of(
            "injected store that cannot be part of a key",
            stores,
            List.of(),
            badStore(stores, "dotted", "a.b"),
            badStore(stores, "empty", "")));
  }

  private static SchemaProblem notASchema(String member) {
    String plain = BrokenInjections.Plain.class.getName();
    return new SchemaProblem(
        "DUST0114",
        BrokenInjections.OfPlainClass.class.getName(),
        member,
        "injects DustRepo<"
            + plain
            + ">, but "
            + plain
            + " is not a schema; annotate it with @DustSchema");
  }

  private static SchemaProblem noSchema(Class<?> bean, String member, String argument) {
    return new SchemaProblem(
        "DUST0115",
        bean.getName(),
        member,
        "injects DustRepo"
            + (argument.isEmpty() ? " without a schema" : argument + ", which names no schema")
            + "; declare DustRepo<YourSchema>, or Instance<DustRepo<?>> with @Any to look up all of"
            + " them");
  }

  private static SchemaProblem badStore(Class<?> place, String member, String key) {
    return new SchemaProblem(
        "DUST0116",
        place.getName(),
        member,
        "names the store '"
            + key
            + "'; the name of a store is part of configuration keys (dust.stores.<name>.token):"
            + " use letters, digits, '-' and '_', or name none to use the default store");
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
            "all mistakes at once",
            rows.stream().flatMap(row -> row.beans().stream()).distinct().toList(),
            rows.stream().flatMap(row -> row.entities().stream()).distinct().toList(),
            rows.stream().flatMap(row -> row.names().stream()).toList(),
            rows.stream().flatMap(row -> row.injectionProblems().stream()).toList(),
            List.of());
    return new BrokenDeployment(
        all.name(),
        all.beans(),
        all.entities(),
        all.names(),
        all.injectionProblems(),
        all.problems().stream().map(SchemaProblem::code).toList());
  }
}
