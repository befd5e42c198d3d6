package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.repo.MirroredStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** Observers that another extension adds when all beans are known. */
class AddedObserverTest {

  @DustSchema(prefix = "links", required = "title")
  record Link(String slug, String title) {}

  @Dependent
  static class Using {
    @Inject DustRepo<Link> links;
  }

  /** Adds one. */
  static class Adding implements Extension {
    private final BlockingQueue<Link> heard = new LinkedBlockingQueue<>();

    void add(@Observes AfterBeanDiscovery event) {
      event
          .<Link>addObserverMethod()
          .beanClass(Using.class)
          .observedType(Link.class)
          .addQualifier(Upserted.Literal.INSTANCE)
          .notifyWith(context -> heard.add(context.getEvent()));
    }
  }

  @Test
  void hear_of_records_as_any_other() throws Exception {
    Adding adding = new Adding();
    ExecutorService threads = Executors.newCachedThreadPool();
    MirroredStore store = new MirroredStore("", threads);
    try (WeldContainer container =
            new Weld()
                .disableDiscovery()
                .addExtensions(new DustCdiExtension(), adding)
                .addBeanClasses(Using.class)
                .initialize();
        EventPublisher publisher =
            new EventPublisher(
                container.select(ObservedSchemas.class).get(),
                new ObserverGroup.Host(
                    container.getBeanManager(),
                    container.select(RequestContextController.class),
                    new Notifications()),
                threads)) {
      publisher.publish("", store.dust(), 10);
      store.dust().start();
      store.set("links/a/title", "\"A\"");

      assertThat(adding.heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Link("a", "A"));
    } finally {
      threads.shutdownNow();
    }
  }
}
