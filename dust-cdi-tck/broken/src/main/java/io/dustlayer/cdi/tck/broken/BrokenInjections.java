package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** Beans that ask for repositories and stores that there cannot be. */
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
}
