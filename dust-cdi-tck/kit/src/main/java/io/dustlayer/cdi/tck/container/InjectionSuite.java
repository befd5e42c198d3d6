package io.dustlayer.cdi.tck.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
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
import io.dustlayer.cdi.tck.container.Injected.Listed;
import io.dustlayer.cdi.tck.container.Injected.NamedByQualifier;
import io.dustlayer.cdi.tck.container.Injected.Observed;
import io.dustlayer.cdi.tck.container.InjectedBeans.Asking;
import io.dustlayer.cdi.tck.container.InjectedBeans.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How an application gets at repositories: a repository is there when a record of it reads back.
 */
public class InjectionSuite extends HostSuite {

  /** For JUnit, and for test classes of hosts. */
  protected InjectionSuite() {
    super();
  }

  private InjectedBeans injected() {
    return beans().injected();
  }

  private static <T> void assertWorks(DustRepo<T> repo, String slug, T record) {
    repo.insert(record);
    assertThat(repo.get(slug)).contains(record);
  }

  @Test
  @Assertion(id = "DUST-INJECT-001", rule = Rule.S1)
  void a_field_is_given_a_repository() {
    assertWorks(injected().field, "a", new ByField("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-002", rule = Rule.S1)
  void a_constructor_is_given_a_repository() {
    assertWorks(injected().constructor, "a", new ByConstructor("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-003", rule = Rule.S1)
  void an_initializer_is_given_a_repository() {
    assertWorks(injected().initializer, "a", new ByInitializer("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-004", rule = Rule.S1)
  void an_observer_is_given_a_repository() {
    List<DustRepo<ByObserver>> given = new ArrayList<>();
    injected().asking.fire(new Asking(given));

    assertThat(given).hasSize(1);
    assertWorks(given.get(0), "a", new ByObserver("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-005", rule = Rule.S1)
  void a_producer_and_its_disposer_are_given_repositories() {
    Product product = injected().products.get();
    assertWorks(product.producer(), "a", new ByProducer("a", "A"));

    injected().products.destroy(product);
    assertThat(product.disposer()).hasSize(1);
    assertWorks(product.disposer().get(0), "a", new ByDisposer("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-006", rule = Rule.S1)
  void an_instance_and_a_provider_give_the_repository_when_they_are_asked() {
    assertThat(injected().instance.isResolvable()).isTrue();
    assertWorks(injected().instance.get(), "a", new ByInstance("a", "A"));
    assertWorks(injected().provider.get(), "a", new ByProvider("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-007", rule = Rule.S1)
  void a_generic_superclass_is_given_the_repository_of_its_subclass() {
    assertWorks(injected().inherited, "a", new BySuperclass("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-008", rule = Rule.S1)
  void an_entity_may_be_a_class() {
    AsClass record = new AsClass();
    record.slug = "a";
    record.text = "A";
    injected().ofClass.insert(record);

    assertThat(injected().ofClass.getOrThrow("a")).usingRecursiveComparison().isEqualTo(record);
  }

  @Test
  @Assertion(id = "DUST-INJECT-009", rule = Rule.S1)
  void an_entity_that_nothing_asks_for_is_found_by_the_file_that_lists_it() {
    DustRepo<Listed> found = lookedUp(new TypeLiteral<DustRepo<Listed>>() {});

    assertWorks(found, "a", new Listed("a", "A"));
    assertThat(beans().dust().repo(Listed.class).get("a")).contains(new Listed("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-010", rule = Rule.S1)
  void an_entity_that_nothing_asks_for_is_found_by_its_observers() {
    assertWorks(lookedUp(new TypeLiteral<DustRepo<Observed>>() {}), "a", new Observed("a", "A"));
    assertWorks(
        lookedUp(new TypeLiteral<DustRepo<NamedByQualifier>>() {}),
        "a",
        new NamedByQualifier("a", "A"));
  }

  @Test
  @Assertion(id = "DUST-INJECT-011", rule = Rule.S1)
  void all_repositories_can_be_looked_up_at_once() {
    // An Instance would show none but the alternative.
    assertThat(
            container()
                .getBeans(new TypeLiteral<DustRepo<?>>() {}.getType(), Any.Literal.INSTANCE)
                .stream()
                .map(bean -> bean.getTypes().toString()))
        .anyMatch(types -> types.contains(ByField.class.getName()))
        .anyMatch(types -> types.contains(Listed.class.getName()))
        .anyMatch(types -> types.contains(NamedByQualifier.class.getName()));
  }

  @Test
  @Assertion(id = "DUST-INJECT-012", rule = Rule.S1)
  void everybody_shares_the_repository_of_a_schema_through_a_proxy() {
    Bean<?> bean = bean(new TypeLiteral<DustRepo<ByField>>() {});
    assertThat(bean.getScope()).isEqualTo(ApplicationScoped.class);
    injected().field.insert(new ByField("b", "B"));
    Object actual = container().getContext(ApplicationScoped.class).get(bean);

    assertThat(actual).isNotNull().isSameAs(beans().dust().repo(ByField.class));
    assertThat(injected().field).isNotSameAs(actual);
    lookedUp(new TypeLiteral<DustRepo<ByField>>() {}).insert(new ByField("b", "C"));
    assertThat(container().getContext(ApplicationScoped.class).get(bean)).isSameAs(actual);
  }

  @Test
  @Assertion(id = "DUST-INJECT-013", rule = Rule.S1)
  void an_alternative_of_the_application_takes_the_place_of_a_repository() {
    assertThat(injected().replaced.all()).isEqualTo(Replacement.CONTENT);
  }

  @Test
  @Assertion(id = "DUST-INJECT-014", rule = Rule.S1)
  void the_current_container_gives_the_store_and_its_repositories() {
    Dust found = CDI.current().select(Dust.class).get();
    found.repo(ByField.class).insert(new ByField("c", "C"));

    assertThat(found.store()).isEqualTo(beans().dust().store());
    assertThat(injected().field.get("c")).contains(new ByField("c", "C"));
  }

  private static BeanContainer container() {
    return CDI.current().getBeanContainer();
  }

  private static <T> Bean<?> bean(TypeLiteral<DustRepo<T>> type) {
    return container().resolve(container().getBeans(type.getType()));
  }

  @SuppressWarnings("unchecked") // asked for by the type
  private static <T> DustRepo<T> lookedUp(TypeLiteral<DustRepo<T>> type) {
    Bean<?> bean = bean(type);
    assertThat(bean).as("%s", type.getType()).isNotNull();
    return (DustRepo<T>)
        container().getReference(bean, type.getType(), container().createCreationalContext(bean));
  }
}
