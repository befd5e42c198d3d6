package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.schema.SchemaProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Beans that ask for repositories and stores that there cannot be, and the rows about them. */
final class BrokenInjections {

  private BrokenInjections() {}

  /** Not a schema. */
  record Plain(String slug, String title) {}

  /** An event and a product. */
  record Ping(String text) {}

  /** Asks for a repository of something that is not a schema, at every kind of injection point. */
  @Dependent
  static class OfPlainClass {
    @Inject DustRepo<Plain> field;
    @Inject Instance<DustRepo<Plain>> instance;
    @Inject Provider<DustRepo<Plain>> provider;

    @Inject
    OfPlainClass(DustRepo<Plain> constructor) {}

    @Inject
    void initialize(String text, DustRepo<Plain> initializer) {}

    void observe(@Observes Ping ping, DustRepo<Plain> observer) {}

    @Produces
    Ping produce(DustRepo<Plain> producer) {
      return new Ping("");
    }

    void dispose(@Disposes Ping ping, DustRepo<Plain> disposer) {}
  }

  /** Asks for a repository of no schema in particular. */
  @Dependent
  @SuppressWarnings("rawtypes")
  static class OfNoSchema<T> {
    @Inject DustRepo raw;
    @Inject DustRepo<?> wildcard;
    @Inject DustRepo<? extends Plain> bounded;
    @Inject DustRepo<T> variable;
    @Inject DustRepo<Plain[]> array;
    @Inject Instance<DustRepo> rawInstance;
    @Inject Provider<DustRepo<?>> wildcardProvider;
  }

  /** Asks for stores whose names cannot be part of a key. */
  @Dependent
  static class OfStoresWithoutKey {
    @Inject
    @DustStore("")
    Dust empty;

    @Inject
    @DustStore("a.b")
    Dust dotted;
  }

  static List<BrokenDeployment> rows() {
    Class<?> plain = OfPlainClass.class;
    Class<?> none = OfNoSchema.class;
    Class<?> stores = OfStoresWithoutKey.class;
    return List.of(
        BrokenDeployment.of(
            "DUST-BROKEN-017",
            "S1",
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
            "DUST-BROKEN-018",
            "S1",
            "repository of no schema in particular",
            none,
            List.of(),
            noSchema(none, "array", "<" + Plain.class.getName() + "[]>"),
            noSchema(none, "bounded", "<? extends " + Plain.class.getName() + ">"),
            noSchema(none, "raw", ""),
            noSchema(none, "rawInstance", ""),
            noSchema(none, "variable", "<T>"),
            noSchema(none, "wildcard", "<?>"),
            noSchema(none, "wildcardProvider", "<?>")),
        BrokenDeployment.of(
            "DUST-BROKEN-019",
            "C1",
            "store of a schema that cannot be part of a key",
            BrokenEntities.AsksForStoreKey.class,
            List.of(BrokenEntities.StoreKey.class),
            badStore(BrokenEntities.StoreKey.class, "store", "a.b")),
        BrokenDeployment.of(
            "DUST-BROKEN-020",
            "C1",
            "injected store that cannot be part of a key",
            stores,
            List.of(),
            badStore(stores, "dotted", "a.b"),
            badStore(stores, "empty", "")));
  }

  private static SchemaProblem notASchema(String member) {
    String plain = Plain.class.getName();
    return new SchemaProblem(
        "DUST0114",
        OfPlainClass.class.getName(),
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
}
