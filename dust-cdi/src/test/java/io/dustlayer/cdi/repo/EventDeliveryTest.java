package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.repo.QueuedSubscription.Delivery;
import io.dustlayer.cdi.schema.SchemaModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventDeliveryTest {

  private static final long PATIENCE = 10;

  private final ModelTransport model = new ModelTransport();
  private final ManualExecutor executor = new ManualExecutor();
  private final ManualExecutor later = new ManualExecutor();
  private final RecordEvents<Note> events = events(new Delivery(executor, later));
  private final List<Object> seen = new ArrayList<>();

  private RecordEvents<Note> events(Delivery delivery) {
    return new RecordEvents<>(SchemaModel.of(Note.class), delivery, () -> model);
  }

  private Subscription subscribe(int limit) {
    return events.records(this::note, SubscribeOptions.LIVE.onResync(seen::add), limit);
  }

  private void note(DustEvent<Note> event) {
    seen.add(event.storeSeq());
  }

  private void write(int times) {
    for (int i = 0; i < times; i++) {
      model.set("notes/n", "{'title':'secret'}");
    }
  }

  private static List<Object> seqs(long from, long to) {
    return new ArrayList<>(LongStream.rangeClosed(from, to).boxed().toList());
  }

  @Test
  void nothing_is_told_on_the_thread_of_the_transport() {
    subscribe(10);
    write(3);
    assertThat(seen).isEmpty();
    executor.runAll();
    assertThat(seen).isEqualTo(seqs(1, 3));
  }

  @Test
  void a_subscriber_has_one_task_at_a_time_and_gives_the_thread_back_after_a_batch() {
    List<Long> others = new ArrayList<>();
    subscribe(1000);
    events.records(event -> others.add(event.storeSeq()), SubscribeOptions.LIVE, 1000);
    write(SerialTask.BATCH + 10);
    assertThat(executor.tasks).hasSize(2);
    executor.runOne();
    executor.runOne();
    assertThat(seen).hasSize(SerialTask.BATCH);
    assertThat(others).hasSize(SerialTask.BATCH);
    executor.runAll();
    assertThat(seen).isEqualTo(seqs(1, SerialTask.BATCH + 10));
  }

  @Test
  void a_subscriber_that_throws_is_logged_without_the_record_and_gets_the_next_event() {
    try (LogLines log = new LogLines("io.dustlayer.cdi.repo")) {
      events.records(
          event -> {
            note(event);
            if (event.storeSeq() == 1) {
              throw new IllegalStateException("cannot");
            }
            throw new AssertionError("cannot either");
          },
          SubscribeOptions.LIVE,
          10);
      write(3);
      executor.runAll();
      assertThat(seen).isEqualTo(seqs(1, 3));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("DUST0531") && line.contains("Note"))
          .hasSize(3)
          .allMatch(line -> line.contains("'n'") && !line.contains("secret"))
          .anyMatch(line -> line.contains("as of 2"));
    }
  }

  @Test
  void a_full_queue_is_dropped_and_that_is_told_once_in_its_place() {
    subscribe(3);
    write(4);
    executor.runAll();
    assertThat(seen).containsExactly(new Resync(Note.class, 1, 3), 4L);
    write(1);
    executor.runAll();
    assertThat(seen).containsExactly(new Resync(Note.class, 1, 3), 4L, 5L);
  }

  @Test
  void a_queue_that_is_full_several_times_before_it_is_told_is_told_once_of_all() {
    try (LogLines log = new LogLines("io.dustlayer.cdi.repo")) {
      subscribe(3);
      write(11);
      executor.runAll();
      assertThat(seen).containsExactly(new Resync(Note.class, 1, 9), 10L, 11L);
      assertThat(log.lines())
          .filteredOn(line -> line.contains("DUST0532"))
          .anyMatch(line -> line.contains("dust.events.queue"));
    }
  }

  @Test
  void a_full_queue_of_operations_is_told_likewise() {
    events.operations((OpEvent op) -> seen.add(op.storeSeq()), seen::add, 2);
    write(3);
    executor.runAll();
    assertThat(seen).containsExactly(new Resync(Note.class, 1, 2), 3L);
  }

  @Test
  void what_was_dropped_while_the_current_records_are_told_is_told_after_them() {
    write(1);
    events.records(this::note, SubscribeOptions.withCurrent().onResync(seen::add), 1);
    write(3);
    executor.runAll();
    assertThat(seen).containsExactly(1L, new Resync(Note.class, 2, 3), 4L);
  }

  @Test
  void a_full_queue_of_one_subscriber_is_no_other_s() {
    List<Long> others = new ArrayList<>();
    subscribe(1);
    events.records(event -> others.add(event.storeSeq()), SubscribeOptions.LIVE, 100);
    write(5);
    executor.runAll();
    assertThat(others).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void a_queue_without_room_is_refused() {
    assertThatThrownBy(() -> subscribe(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(model.listeners).isEmpty();
  }

  @Test
  void closing_inside_of_the_callback_ends_the_deliveries_at_once() {
    AtomicReference<Subscription> self = new AtomicReference<>();
    self.set(
        events.records(
            event -> {
              note(event);
              self.get().close();
            },
            SubscribeOptions.LIVE,
            10));
    write(3);
    executor.runAll();
    assertThat(seen).containsExactly(1L);
    assertThat(self.get().isActive()).isFalse();
    assertThat(model.listeners).isEmpty();
  }

  /** Somebody closes the subscription of the record that is just being decoded. */
  @DustSchema(prefix = "closing")
  record Closing(String slug, String title) {
    private static Runnable whenDecoded = () -> {};

    Closing {
      whenDecoded.run();
    }
  }

  @Test
  void no_call_begins_after_the_close_even_if_its_record_was_being_decoded() {
    List<DustEvent<Closing>> told = new ArrayList<>();
    RecordEvents<Closing> closing =
        new RecordEvents<>(
            SchemaModel.of(Closing.class), new Delivery(executor, later), () -> model);
    Subscription subscription = closing.records(told::add, SubscribeOptions.LIVE, 10);
    model.set("closing/a/title", "'A'");
    Closing.whenDecoded = subscription::close;
    try {
      executor.runAll();
    } finally {
      Closing.whenDecoded = () -> {};
    }
    assertThat(told).isEmpty();
  }

  @Test
  void closing_drops_what_waits_also_of_the_current_records() {
    write(1);
    Subscription live = subscribe(10);
    Subscription current = events.records(this::note, SubscribeOptions.withCurrent(), 10);
    write(2);
    live.close();
    current.close();
    executor.runAll();
    assertThat(seen).isEmpty();
  }

  @Test
  void an_executor_that_refuses_is_asked_again_and_nothing_is_lost() {
    try (LogLines log = new LogLines("io.dustlayer.cdi.repo")) {
      subscribe(10);
      executor.refuses = true;
      write(2);
      later.runOne();
      assertThat(later.tasks).hasSize(1);
      executor.refuses = false;
      write(1);
      later.runAll();
      executor.runAll();
      assertThat(seen).isEqualTo(seqs(1, 3));
      assertThat(log.lines()).filteredOn(line -> line.contains("DUST0533")).hasSize(1);
    }
  }

  /** Out of threads, and a managed executor of an application that is being taken away. */
  static Stream<Throwable> failures() {
    return Stream.of(
        new Error("unable to create native thread"),
        new IllegalStateException("the module is disabled"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void an_executor_that_fails_is_asked_again_and_nobody_else_notices(Throwable failure) {
    List<Long> others = new ArrayList<>();
    subscribe(10);
    events.records(event -> others.add(event.storeSeq()), SubscribeOptions.LIVE, 10);
    executor.breaks = failsOnce(failure);

    write(1);
    executor.runAll();
    assertThat(others).containsExactly(1L);
    later.runAll();
    executor.runAll();
    write(1);
    executor.runAll();

    assertThat(seen).isEqualTo(seqs(1, 2));
    assertThat(others).containsExactly(1L, 2L);
  }

  private Runnable failsOnce(Throwable failure) {
    return () -> {
      executor.breaks = () -> {};
      throw EventDeliveryTest.<RuntimeException>unchecked(failure);
    };
  }

  @Test
  void a_subscriber_that_throws_what_it_does_not_declare_gets_the_next_event() {
    events.records(
        event -> {
          note(event);
          throw EventDeliveryTest.<RuntimeException>unchecked(new IOException("on purpose"));
        },
        SubscribeOptions.LIVE,
        10);
    write(2);
    executor.runAll();
    assertThat(seen).isEqualTo(seqs(1, 2));
  }

  // As code in languages without checked exceptions throws.
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }

  @Test
  void an_executor_that_refuses_is_not_asked_for_a_closed_subscription() {
    Subscription subscription = subscribe(10);
    executor.refuses = true;
    write(1);
    subscription.close();
    later.runOne();
    assertThat(later.tasks).isEmpty();
  }

  @Test
  void a_subscriber_that_blocks_harms_neither_the_transport_nor_others() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      RecordEvents<Note> shared = events(new Delivery(threads, later));
      CountDownLatch blocks = new CountDownLatch(1);
      BlockingQueue<Long> slow = new LinkedBlockingQueue<>();
      BlockingQueue<Long> quick = new LinkedBlockingQueue<>();
      shared.records(
          event -> {
            slow.add(event.storeSeq());
            await(blocks);
          },
          SubscribeOptions.LIVE,
          1000);
      shared.records(event -> quick.add(event.storeSeq()), SubscribeOptions.LIVE, 1000);
      write(200);
      for (long seq = 1; seq <= 200; seq++) {
        assertThat(quick.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(seq);
      }
      assertThat(slow.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(slow).isEmpty();
      blocks.countDown();
      for (long seq = 2; seq <= 200; seq++) {
        assertThat(slow.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(seq);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void who_attaches_in_the_middle_of_changes_misses_none_and_hears_none_twice() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      RecordEvents<Note> shared = events(new Delivery(threads, later));
      shared.records(event -> {}, SubscribeOptions.LIVE, 10);
      int changes = 500;
      List<BlockingQueue<DustEvent<Note>>> attached = new ArrayList<>();
      Future<?> writer = threads.submit(() -> countUp(changes));
      for (int i = 0; i < 20; i++) {
        BlockingQueue<DustEvent<Note>> events = new LinkedBlockingQueue<>();
        attached.add(events);
        shared.records(events::add, SubscribeOptions.withCurrent(), changes);
      }
      writer.get(PATIENCE, TimeUnit.SECONDS);
      for (BlockingQueue<DustEvent<Note>> events : attached) {
        assertGoesOnWithoutGap(events, changes);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void who_comes_while_the_last_one_leaves_hears_of_a_run_of_changes_without_gap()
      throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      RecordEvents<Note> shared = events(new Delivery(threads, later));
      AtomicBoolean over = new AtomicBoolean();
      List<Future<Integer>> guests = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        boolean withCurrent = i == 0;
        guests.add(threads.submit(() -> comeAndGo(shared, withCurrent, over)));
      }
      for (int i = 0; i < 1500; i++) {
        write(1);
      }
      over.set(true);
      for (Future<Integer> guest : guests) {
        assertThat(guest.get(PATIENCE, TimeUnit.SECONDS)).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int comeAndGo(RecordEvents<Note> events, boolean withCurrent, AtomicBoolean over)
      throws InterruptedException {
    int times = 0;
    do {
      BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
      Subscription subscription =
          events.records(
              event -> heard.add(event.storeSeq()),
              withCurrent ? SubscribeOptions.withCurrent() : SubscribeOptions.LIVE,
              10_000);
      Long last = heard.poll(10, TimeUnit.MILLISECONDS);
      for (int i = 0; i < 4 && last != null; i++) {
        Long next = heard.poll(10, TimeUnit.MILLISECONDS);
        assertThat(next).isIn(last + 1, null);
        last = next;
      }
      subscription.close();
      times++;
    } while (!over.get());
    return times;
  }

  @Test
  void who_comes_while_the_last_one_leaves_hears_only_of_what_it_will_go_on_hearing_of()
      throws Exception {
    Subscription last = events.records(event -> {}, SubscribeOptions.LIVE, 10);
    Thread guest = new Thread(() -> subscribe(10), "guest");
    model.whenLeft =
        () -> {
          guest.start();
          while (guest.isAlive() && guest.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
          write(1);
        };
    last.close();
    guest.join(TimeUnit.SECONDS.toMillis(PATIENCE));
    write(1);
    executor.runAll();
    assertThat(seen).isEqualTo(seqs(2, 2));
  }

  private void countUp(int changes) {
    for (int i = 1; i <= changes; i++) {
      model.set("notes/n", "{'title':'T','stars_given':" + i + "}");
    }
  }

  // The number of the record is that of the operation that wrote it.
  private static void assertGoesOnWithoutGap(BlockingQueue<DustEvent<Note>> events, long last)
      throws InterruptedException {
    long expected = 0;
    do {
      DustEvent<Note> event = events.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(event).as("an event after %d", expected).isNotNull();
      expected = expected == 0 ? event.storeSeq() : expected + 1;
      assertThat(event.storeSeq()).isEqualTo(expected);
      assertThat(((DustEvent.Upserted<Note>) event).record().stars()).isEqualTo((int) expected);
    } while (expected < last);
    assertThat(events).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
        throw new AssertionError("never released");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
