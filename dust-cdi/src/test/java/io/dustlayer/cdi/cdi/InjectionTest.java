package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.jboss.weld.proxy.WeldClientProxy;
import org.junit.jupiter.api.Test;

/** What can be injected, and where, with the portable extension on Weld. */
@EnableWeld
class InjectionTest {

  @DustSchema(prefix = "by-field")
  record ByField(String slug, String title) {}

  @DustSchema(prefix = "by-constructor")
  record ByConstructor(String slug, String title) {}

  @DustSchema(prefix = "by-initializer")
  record ByInitializer(String slug, String title) {}

  @DustSchema(prefix = "by-observer")
  record ByObserver(String slug, String title) {}

  @DustSchema(prefix = "by-producer")
  record ByProducer(String slug, String title) {}

  @DustSchema(prefix = "by-instance")
  record ByInstance(String slug, String title) {}

  @DustSchema(prefix = "by-provider")
  record ByProvider(String slug, String title) {}

  @DustSchema(prefix = "by-subclass")
  record BySubclass(String slug, String title) {}

  @DustSchema(prefix = "entries", store = "journal")
  record InNamedStore(String slug, String title) {}

  /** An event. */
  record Ping(List<Object> seen) {}

  static class Generic<T> {
    @Inject DustRepo<T> inherited;
  }

  @Dependent
  static class Everything extends Generic<BySubclass> {
    @Inject DustRepo<ByField> field;
    @Inject Instance<DustRepo<ByInstance>> instance;
    @Inject Provider<DustRepo<ByProvider>> provider;
    @Inject @Any Instance<DustRepo<?>> all;
    @Inject DustRepo<InNamedStore> elsewhere;
    @Inject Dust dust;

    @Inject
    @DustStore("audit")
    Dust audit;

    @Inject
    @DustStore("journal")
    Dust journal;

    final DustRepo<ByConstructor> constructor;
    DustRepo<ByInitializer> initializer;

    @Inject
    Everything(DustRepo<ByConstructor> constructor) {
      this.constructor = constructor;
    }

    @Inject
    void initialize(DustRepo<ByInitializer> repo) {
      this.initializer = repo;
    }

    void on(@Observes Ping ping, DustRepo<ByObserver> repo) {
      ping.seen().add(repo);
    }

    @Produces
    Ping produce(DustRepo<ByProducer> repo) {
      return new Ping(List.of(repo));
    }
  }

  @ApplicationScoped
  static class UsesIt {
    @Inject DustRepo<ByField> links;
  }

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(new Weld().addBeanClasses(Everything.class, UsesIt.class)).build();

  @Inject Everything everything;
  @Inject Event<Ping> pings;
  @Inject Instance<Ping> produced;

  @Test
  void repositoriesAreInjectedAtEveryKindOfInjectionPoint() {
    List<Object> observed = new ArrayList<>();
    pings.fire(new Ping(observed));

    assertThat(everything.field).isNotNull();
    assertThat(everything.inherited).isNotNull();
    assertThat(everything.constructor).isNotNull();
    assertThat(everything.initializer).isNotNull();
    assertThat(everything.instance.isResolvable()).isTrue();
    assertThat(everything.provider.get()).isNotNull();
    assertThat(observed).hasSize(1).doesNotContainNull();
    assertThat(produced.get().seen()).hasSize(1).doesNotContainNull();
    assertThat(everything.all.stream()).hasSize(9);
  }

  @Test
  void eachSchemaHasItsOwnRepositoryThatEverybodyShares() {
    Object here = everything.field;
    Object there = ((UsesIt) actual(weld.select(UsesIt.class).get())).links;

    assertThat(scope(here)).isEqualTo(ApplicationScoped.class);
    assertThat(actual(here)).isSameAs(actual(there)).isNotSameAs(actual(everything.initializer));
  }

  private static Class<?> scope(Object proxy) {
    return ((WeldClientProxy) proxy).getMetadata().getBean().getScope();
  }

  private static Object actual(Object proxy) {
    return ((WeldClientProxy) proxy).getMetadata().getContextualInstance();
  }

  @Test
  void repositoryCanBeLookedUpByItsType() {
    assertThat(weld.select(new TypeLiteral<DustRepo<ByField>>() {}).isResolvable()).isTrue();
  }

  @Test
  void storesAreToldApartByTheirQualifier() {
    assertThat(setting(everything.dust)).contains("dust.store ");
    assertThat(setting(everything.audit)).contains("dust.stores.audit.store ");
    assertThat(setting(everything.journal)).contains("dust.stores.journal.store ");
  }

  private static String setting(Dust dust) {
    return catchThrowableOfType(DustException.class, dust::store).getMessage();
  }

  @Test
  void storesKnowOnlyTheirOwnSchemas() {
    assertThatThrownBy(() -> everything.dust.repo(InNamedStore.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(everything.journal.repo(InNamedStore.class)).isNotNull();
  }

  @Test
  void missingSettingIsReportedByTheFirstCallNotAtInjection() {
    assertThat(catchThrowableOfType(DustException.class, everything.field::all))
        .hasMessageContaining("dust.store (environment variable DUST_STORE) is missing");
    assertThat(catchThrowableOfType(DustException.class, everything.elsewhere::all))
        .hasMessageContaining("DUST_STORES_JOURNAL_STORE");
  }
}
