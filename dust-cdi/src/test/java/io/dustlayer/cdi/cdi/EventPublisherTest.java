package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import io.dustlayer.cdi.repo.MirroredStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How observers are called, with a mirror that the test changes. */
class EventPublisherTest {

  private static final int QUEUE = 5;
  private static final long PATIENCE = 20;

  interface Titled {
    String title();
  }

  @DustSchema(prefix = "links", required = "title")
  record Link(String slug, String title) implements Titled {}

  @DustSchema(prefix = "pages", required = "title")
  record Page(String slug, String title) implements Titled {}

  /** A class, so that receivers could change it. */
  @DustSchema(prefix = "drafts")
  public static class Draft {
    private String slug;
    private String text;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }
  }

  /** What the observers were told, as text. */
  @ApplicationScoped
  static class Heard {
    private final BlockingQueue<String> upserted = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> titled = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> async = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> raw = new LinkedBlockingQueue<>();
    private final BlockingQueue<Resync> resyncs = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Draft> drafts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> blockedHeard = new LinkedBlockingQueue<>();
    private final CountDownLatch unblock = new CountDownLatch(1);
    private final CountDownLatch blocked = new CountDownLatch(1);

    BlockingQueue<String> upserted() {
      return upserted;
    }

    BlockingQueue<String> titled() {
      return titled;
    }

    BlockingQueue<String> async() {
      return async;
    }

    BlockingQueue<String> deleted() {
      return deleted;
    }

    BlockingQueue<String> changed() {
      return changed;
    }

    BlockingQueue<String> raw() {
      return raw;
    }

    BlockingQueue<Resync> resyncs() {
      return resyncs;
    }

    BlockingQueue<String> attempts() {
      return attempts;
    }

    BlockingQueue<Integer> requests() {
      return requests;
    }

    BlockingQueue<Draft> drafts() {
      return drafts;
    }

    BlockingQueue<String> blockedHeard() {
      return blockedHeard;
    }

    CountDownLatch unblock() {
      return unblock;
    }

    CountDownLatch blocked() {
      return blocked;
    }
  }

  @RequestScoped
  static class Visit {
    private int number;

    int next() {
      number++;
      return number;
    }

    @PreDestroy
    void end() {
      number = -1;
    }
  }

  @ApplicationScoped
  static class Observers {

    void upserted(@Observes @Upserted Link link, Heard heard) {
      heard.upserted().add(link.slug() + '=' + link.title());
    }

    void titled(@Observes @Upserted Titled titled, Heard heard) {
      heard.titled().add(titled.title());
    }

    void async(@ObservesAsync @Upserted Link link, Heard heard) {
      heard.async().add(link.title());
    }

    void deleted(@Observes @Deleted(Link.class) String slug, Heard heard) {
      heard.deleted().add(slug);
    }

    void changed(@Observes @Changed(Link.class) DustChange change, Heard heard) {
      heard
          .changed()
          .add(change.slug() + change.record(Link.class).map(Link::title) + change.storeSeq());
    }

    void raw(@ObservesAsync @Raw(Link.class) OpEvent op, Heard heard) {
      heard.raw().add(op.op() + ' ' + op.path());
    }

    void resync(@Observes @ResyncRequired(Link.class) Resync resync, Heard heard) {
      heard.resyncs().add(resync);
    }

    void inRequest(@Observes @Upserted Link link, Visit visit, Heard heard) {
      heard.requests().add(visit.next());
    }

    void throwing(@Observes @Upserted Link link, Heard heard) throws Exception {
      heard.attempts().add(link.slug());
      throw new Exception("on purpose");
    }

    void blocking(@Observes @Upserted Link link, Heard heard) throws InterruptedException {
      heard.blocked().countDown();
      heard.unblock().await(PATIENCE, TimeUnit.SECONDS);
      heard.blockedHeard().add(link.title());
    }

    void transactional(
        @Observes(during = TransactionPhase.AFTER_SUCCESS) @Upserted Page page, Heard heard) {
      heard.upserted().add(page.title());
    }

    void oneDraft(@Observes @Upserted Draft draft, Heard heard) {
      heard.drafts().add(draft);
    }

    void sameDraft(@Observes @Upserted Draft draft, Heard heard) {
      heard.drafts().add(draft);
    }
  }

  /** Called only while it exists. */
  @ApplicationScoped
  static class Conditional {
    private int called;

    int called() {
      return called;
    }

    void upserted(
        @Observes(notifyObserver = Reception.IF_EXISTS) @Upserted Page page, Heard heard) {
      called++;
      heard.async().add("conditional");
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final MirroredStore store = new MirroredStore("", threads);
  private WeldContainer container;
  private Heard heard;
  private EventPublisher publisher;

  @BeforeEach
  void deploy() {
    container =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClasses(Heard.class, Visit.class, Observers.class, Conditional.class)
            .initialize();
    heard = container.select(Heard.class).get();
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

  @Test
  void each_kind_of_event_reaches_its_observers_sync_and_async() throws Exception {
    store.set("links/a/title", "\"A\"");
    store.delete("links/a");

    assertThat(next(heard.upserted())).isEqualTo("a=A");
    assertThat(next(heard.titled())).isEqualTo("A");
    assertThat(next(heard.async())).isEqualTo("A");
    assertThat(next(heard.deleted())).isEqualTo("a");
    assertThat(next(heard.changed())).isEqualTo("aOptional[A]1");
    assertThat(next(heard.changed())).isEqualTo("aOptional.empty2");
    assertThat(next(heard.raw())).isEqualTo("set links/a/title");
    assertThat(next(heard.raw())).isEqualTo("delete links/a");
  }

  @Test
  void any_number_of_observers_of_a_schema_costs_one_subscription() {
    assertThat(store.listeners()).isEqualTo(3);
  }

  @Test
  void an_observer_gets_its_events_in_order_whatever_others_do() throws Exception {
    for (int i = 0; i < 50; i++) {
      store.set("links/a/title", "\"" + i + "\"");
      assertThat(next(heard.upserted())).isEqualTo("a=" + i);
      assertThat(next(heard.async())).isEqualTo("" + i);
    }
    assertThat(heard.blockedHeard()).isEmpty();
  }

  @Test
  void an_observer_of_an_interface_hears_of_every_schema_that_has_it() throws Exception {
    store.set("links/a/title", "\"A\"");
    assertThat(next(heard.titled())).isEqualTo("A");
    store.set("pages/p/title", "\"P\"");
    assertThat(next(heard.titled())).isEqualTo("P");
  }

  @Test
  void each_event_has_a_request_of_its_own() throws Exception {
    store.set("links/a/title", "\"A\"");
    store.set("links/a/title", "\"B\"");

    assertThat(List.of(next(heard.requests()), next(heard.requests()))).containsExactly(1, 1);
  }

  @Test
  void a_failing_observer_is_named_in_the_log_and_gets_the_next_event() throws Exception {
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      store.set("links/a/title", "\"A\"");
      store.set("links/b/title", "\"B\"");
      next(heard.attempts());
      next(heard.attempts());
      heard.unblock().countDown();
      publisher.close();

      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("DUST0540"))
          .hasSize(2)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains(
                          "DUST0540: ",
                          "Observers.throwing() failed",
                          Link.class.getName(),
                          "'a'",
                          "as of 1"))
          .anySatisfy(line -> assertThat(line).contains("'b'", "as of 2"));
    }
  }

  @Test
  void an_observer_that_is_too_slow_loses_what_waits_and_everybody_hears_of_the_resync_once()
      throws Exception {
    store.set("links/a/title", "\"0\"");
    assertThat(heard.blocked().await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    IntStream.rangeClosed(1, QUEUE + 2)
        .forEach(
            i -> {
              store.set("links/a/title", "\"" + i + "\"");
              assertThat(nextOrNull(heard.async())).isNotNull();
            });

    heard.unblock().countDown();

    assertThat(next(heard.resyncs())).isEqualTo(new Resync(Link.class, 2, 1 + QUEUE));
    assertThat(next(heard.blockedHeard())).isEqualTo("0");
    assertThat(next(heard.blockedHeard())).isEqualTo("" + (QUEUE + 1));
    assertThat(next(heard.blockedHeard())).isEqualTo("" + (QUEUE + 2));
    assertThat(heard.resyncs()).isEmpty();
  }

  @Test
  void a_reset_of_the_server_is_told_once() throws Exception {
    store.set("links/a/title", "\"A\"");
    next(heard.upserted());
    heard.unblock().countDown();
    store.reset();

    assertThat(next(heard.deleted())).isEqualTo("a");
    assertThat(next(heard.resyncs()).toSeq()).isZero();
    publisher.close();
    assertThat(heard.resyncs()).isEmpty();
  }

  @Test
  void each_reset_is_told_even_if_the_server_was_at_the_same_number_before() throws Exception {
    heard.unblock().countDown();
    for (int i = 0; i < 3; i++) {
      store.set("links/a/title", "\"A\"");
      store.reset();
      assertThat(next(heard.resyncs())).isEqualTo(new Resync(Link.class, 2, 0));
    }
  }

  @Test
  void transactional_observers_are_called_at_once_and_conditional_ones_only_if_they_exist()
      throws Exception {
    store.set("pages/p/title", "\"P\"");
    assertThat(next(heard.upserted())).isEqualTo("P");

    container.select(Conditional.class).get().called();
    store.set("pages/q/title", "\"Q\"");
    assertThat(next(heard.async())).isEqualTo("conditional");
    assertThat(heard.async()).isEmpty();
  }

  @Test
  void observers_do_not_share_an_entity_that_they_could_change() throws Exception {
    store.set("drafts/d/text", "\"T\"");

    Draft one = next(heard.drafts());
    Draft same = next(heard.drafts());
    assertThat(one).isNotSameAs(same);
    assertThat(one.getText()).isEqualTo(same.getText()).isEqualTo("T");
  }

  @Test
  void nobody_is_called_after_the_end() throws Exception {
    store.set("links/a/title", "\"A\"");
    next(heard.upserted());
    heard.unblock().countDown();
    publisher.close();
    heard.changed().clear();

    store.set("links/b/title", "\"B\"");

    assertThat(store.listeners()).isZero();
    assertThat(heard.changed()).isEmpty();
    assertThat(heard.upserted()).isEmpty();
  }

  @Test
  void the_end_names_those_who_do_not_return() throws Exception {
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      store.set("links/a/title", "\"A\"");
      assertThat(heard.blocked().await(PATIENCE, TimeUnit.SECONDS)).isTrue();

      publisher.close();

      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).contains("DUST0542", "Observers.blocking()"));
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(next).as("the observer was not called").isNotNull();
    return next;
  }

  private static <T> T nextOrNull(BlockingQueue<T> queue) {
    try {
      return queue.poll(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
