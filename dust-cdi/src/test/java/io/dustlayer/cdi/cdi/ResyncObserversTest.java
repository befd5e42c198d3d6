package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.ResyncRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResyncObserversTest {

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @ApplicationScoped
  static class Observer {
    private final List<Resync> heard = new ArrayList<>();

    List<Resync> heard() {
      return heard;
    }

    void resync(@Observes @ResyncRequired(Link.class) Resync resync) {
      heard.add(resync);
      // No Exception, and yet what a missing library throws.
      throw new ServiceConfigurationError("on purpose");
    }
  }

  private final Queue<Runnable> later = new ArrayDeque<>();
  private WeldContainer container;
  private Observer observer;

  @BeforeEach
  void deploy() {
    container =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClasses(Observer.class)
            .initialize();
    observer = container.select(Observer.class).get();
  }

  @AfterEach
  void undeploy() {
    container.close();
  }

  private ResyncObservers observers(Executor executor) {
    List<ObserverId> seen =
        container.select(ObservedSchemas.class).get().schemas().get(0).observers();
    ObserverGroup.Host host =
        new ObserverGroup.Host(
            container.getBeanManager(),
            container.select(RequestContextController.class),
            new Notifications());
    ObserverGroup group = new ObserverGroup(Link.class, EventKind.RESYNC_REQUIRED, seen, host);
    return new ResyncObservers(group.slots(), executor, later::add);
  }

  private static Resync resync(long from, long to) {
    return new Resync(Link.class, from, to);
  }

  @Test
  void an_observer_that_fails_badly_hears_of_the_next_resync() {
    ResyncObservers observers = observers(Runnable::run);
    observers.report(resync(1, 2));
    observers.report(resync(3, 4));
    assertThat(observer.heard()).containsExactly(resync(1, 2), resync(3, 4));
  }

  @Test
  void what_several_miss_by_one_change_is_told_once() {
    ResyncObservers observers = observers(Runnable::run);
    Resync reset = resync(6, 0);
    observers.report(reset);
    observers.report(reset);
    assertThat(observer.heard()).containsExactly(reset);
  }

  @Test
  void what_another_one_misses_later_is_told_although_it_is_the_same_range() {
    ResyncObservers observers = observers(Runnable::run);
    observers.report(resync(1, 1000));
    observers.report(resync(1, 1000));
    assertThat(observer.heard()).hasSize(2);
  }

  @Test
  void an_executor_that_refuses_is_not_asked_again_after_the_end() {
    ResyncObservers observers =
        observers(
            command -> {
              throw new RejectedExecutionException("ended");
            });
    observers.report(resync(1, 2));
    assertThat(later).hasSize(1);
    observers.close();
    later.remove().run();
    assertThat(later).isEmpty();
  }
}
