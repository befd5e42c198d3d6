package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** A repository that a test puts in place of the real one. */
@EnableWeld
class AlternativeRepositoryTest {

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @Dependent
  static class Page {
    @Inject DustRepo<Link> links;
  }

  @Dependent
  @Alternative
  @Priority(1)
  static class Fakes {
    @Produces
    @ApplicationScoped
    @SuppressWarnings("unchecked") // a proxy has no type arguments
    DustRepo<Link> fake() {
      return (DustRepo<Link>)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {DustRepo.class},
              (proxy, method, arguments) -> List.of(new Link("fake", "Fake")));
    }
  }

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(new Weld().addBeanClasses(Page.class, Fakes.class)).build();

  @Inject Page page;

  @Test
  void alternativeOfTheApplicationWins() {
    assertThat(page.links.all()).containsExactly(new Link("fake", "Fake"));
  }
}
