package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.cdi.PublishedObservers.Conditional;
import io.dustlayer.cdi.cdi.PublishedObservers.Observers;
import io.dustlayer.cdi.cdi.PublishedObservers.Visit;
import io.dustlayer.cdi.repo.MirroredStore;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A publisher of the changes that a test makes, and observers of them. */
abstract class EventPublisherSetup {

  static final int QUEUE = 5;
  static final long PATIENCE = 20;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  final MirroredStore store = new MirroredStore("", threads);
  WeldContainer container;
  HeardEvents heard;
  EventPublisher publisher;

  @BeforeEach
  void deploy() {
    container =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClasses(HeardEvents.class, Visit.class, Observers.class, Conditional.class)
            .initialize();
    heard = container.select(HeardEvents.class).get();
    publisher =
        new EventPublisher(
            container.select(ObservedSchemas.class).get(),
            new ObserverGroup.Host(
                container.getBeanManager(),
                container.select(RequestContextController.class),
                new Notifications()),
            threads);
    publisher.publish("", store.dust(), QUEUE);
    publisher.publish("", store.dust(), QUEUE);
    store.dust().start();
  }

  @AfterEach
  void undeploy() {
    heard.unblock().countDown();
    publisher.close();
    container.close();
    threads.shutdownNow();
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(next).as("the observer was not called").isNotNull();
    return next;
  }
}
