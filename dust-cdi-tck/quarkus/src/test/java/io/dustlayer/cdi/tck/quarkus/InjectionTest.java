package io.dustlayer.cdi.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustStore;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be injected, and where, with the build-compatible extension on Quarkus. */
@QuarkusTest
class InjectionTest {

  /** Injected as an {@code Instance}. */
  @DustSchema(prefix = "by-instance")
  public record ByInstance(String slug, String title) {}

  /** Injected as a {@code Provider}. */
  @DustSchema(prefix = "by-provider")
  public record ByProvider(String slug, String title) {}

  /** Injected into an observer. */
  @DustSchema(prefix = "by-observer")
  public record ByObserver(String slug, String title) {}

  /** Injected into a generic superclass. */
  @DustSchema(prefix = "by-subclass")
  public record BySubclass(String slug, String title) {}

  /** Never injected. */
  @DustSchema(prefix = "looked-up", store = "journal")
  public record LookedUp(String slug, String title) {}

  /** An event. */
  public record Ping(List<Object> seen) {}

  /** A bean with a repository of any schema. */
  public static class Generic<T> {
    @Inject DustRepo<T> inherited;
  }

  /** A bean of the application. */
  @Dependent
  public static class Everything extends Generic<BySubclass> {
    @Inject Instance<DustRepo<ByInstance>> instance;
    @Inject Provider<DustRepo<ByProvider>> provider;

    void on(@Observes Ping ping, DustRepo<ByObserver> repo) {
      ping.seen().add(repo);
    }
  }

  @Inject Everything everything;
  @Inject Event<Ping> pings;
  @Inject @Any Instance<Object> lookup;

  @Inject
  @DustStore("audit")
  Dust audit;

  @Inject
  @DustStore("journal")
  Dust journal;

  @Test
  void repositoriesAreInjectedAtEveryKindOfInjectionPoint() {
    List<Object> observed = new ArrayList<>();
    pings.fire(new Ping(observed));

    assertThat(everything.instance.isResolvable()).isTrue();
    assertThat(everything.provider.get()).isInstanceOf(ClientProxy.class);
    assertThat(everything.inherited).isInstanceOf(ClientProxy.class);
    assertThat(observed).hasSize(1).hasOnlyElementsOfType(ClientProxy.class);
  }

  @Test
  void schemaThatIsNeverInjectedCanBeLookedUp() {
    DustRepo<LookedUp> found = lookup.select(new TypeLiteral<DustRepo<LookedUp>>() {}).get();

    assertThat(ClientProxy.unwrap(found))
        .isSameAs(ClientProxy.unwrap(journal).repo(LookedUp.class));
  }

  @Test
  void missingSettingIsReportedByTheFirstCallNotAtInjection() {
    assertThat(message(audit)).contains("DUST_STORES_AUDIT_STORE");
    assertThat(message(journal)).contains("DUST_STORES_JOURNAL_STORE");
  }

  private static String message(Dust dust) {
    return catchThrowableOfType(DustException.class, dust::store).getMessage();
  }
}
