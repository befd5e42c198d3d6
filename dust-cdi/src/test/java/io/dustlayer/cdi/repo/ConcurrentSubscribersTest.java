package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.repo.QueuedSubscription.Delivery;
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
import org.junit.jupiter.api.Test;

/** Subscribers that come, go and block while others are told. */
class ConcurrentSubscribersTest extends EventDeliverySetup {

  private static final long PATIENCE = 10;

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
