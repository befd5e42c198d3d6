package io.dustlayer.cdi.tck.container;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.tck.container.Injected.AsClass;
import io.dustlayer.cdi.tck.container.Injected.ByConstructor;
import io.dustlayer.cdi.tck.container.Injected.ByDisposer;
import io.dustlayer.cdi.tck.container.Injected.ByField;
import io.dustlayer.cdi.tck.container.Injected.ByInitializer;
import io.dustlayer.cdi.tck.container.Injected.ByInstance;
import io.dustlayer.cdi.tck.container.Injected.ByObserver;
import io.dustlayer.cdi.tck.container.Injected.ByProducer;
import io.dustlayer.cdi.tck.container.Injected.ByProvider;
import io.dustlayer.cdi.tck.container.Injected.BySuperclass;
import io.dustlayer.cdi.tck.container.Injected.NamedByQualifier;
import io.dustlayer.cdi.tck.container.Injected.Observed;
import io.dustlayer.cdi.tck.container.Injected.Replaced;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;

/** A bean that asks for repositories in every way that there is. */
@Dependent
public class InjectedBeans extends OfAnySchema<BySuperclass> {

  /**
   * An event; observers add what they were given.
   *
   * @param given the repository
   */
  record Asking(List<DustRepo<ByObserver>> given) {}

  /**
   * A product.
   *
   * @param producer what the producer was given
   * @param disposer what the disposer was given, as soon as it was called
   */
  record Product(DustRepo<ByProducer> producer, List<DustRepo<ByDisposer>> disposer) {}

  @Inject DustRepo<ByField> field;
  @Inject DustRepo<AsClass> ofClass;
  @Inject DustRepo<Replaced> replaced;
  @Inject Instance<DustRepo<ByInstance>> instance;
  @Inject Provider<DustRepo<ByProvider>> provider;
  @Inject @Any Instance<Dust> everyStore;
  @Inject Instance<Product> products;
  @Inject Event<Asking> asking;

  final DustRepo<ByConstructor> constructor;
  DustRepo<ByInitializer> initializer;

  @Inject
  InjectedBeans(DustRepo<ByConstructor> constructor) {
    super();
    this.constructor = constructor;
  }

  @Inject
  void initialize(DustRepo<ByInitializer> repo) {
    initializer = repo;
  }

  @Produces
  static Product produce(DustRepo<ByProducer> repo) {
    return new Product(repo, new ArrayList<>());
  }

  static void dispose(@Disposes Product product, DustRepo<ByDisposer> repo) {
    product.disposer().add(repo);
  }

  static void answer(@Observes Asking event, DustRepo<ByObserver> repo) {
    event.given().add(repo);
  }

  // That these are observed is all that says that there are such entities.

  static void upserted(@Observes @Upserted Observed upserted) {
    // nothing to do
  }

  static void deleted(@Observes @Deleted(NamedByQualifier.class) String slug) {
    // nothing to do
  }
}
