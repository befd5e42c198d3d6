package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.interleavings.Interleavings;
import io.dustlayer.cdi.interleavings.Meetings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Those that add events, deliver them and end it at the same time, again and again. */
class DeliveryMeetingsTest {

  private static final int TIMES = 300;
  private static final int STEPS = 50;
  private static final int SPINS = 500;
  private static final int NOTICES = 1_000;

  @Test
  void steps_are_taken_one_at_a_time_and_none_is_forgotten() {
    Meetings.times(
        TIMES,
        () -> {
          AtomicInteger there = new AtomicInteger();
          AtomicInteger inside = new AtomicInteger();
          AtomicInteger together = new AtomicInteger();
          ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
          SerialTask task =
              new SerialTask(
                  "task",
                  run -> {
                    Thread thread = new Thread(run);
                    threads.add(thread);
                    thread.start();
                  },
                  Runnable::run,
                  () -> {
                    together.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    boolean taken = there.get() > 0;
                    for (int i = 0; i < SPINS; i++) {
                      Thread.onSpinWait();
                    }
                    if (taken) {
                      there.decrementAndGet();
                    }
                    inside.decrementAndGet();
                    return taken;
                  });
          Runnable waking =
              () -> {
                for (int i = 0; i < STEPS; i++) {
                  there.incrementAndGet();
                  task.wake();
                }
              };
          Meetings.meet(waking, waking);
          for (Thread next = threads.poll(); next != null; next = threads.poll()) {
            Interleavings.join(next);
          }

          assertThat(together).as("steps at a time").hasValue(1);
          assertThat(there).as("steps that were forgotten").hasValue(0);
        });
  }

  @Test
  void what_is_taken_comes_in_order_and_nothing_comes_after_the_end() {
    Meetings.times(
        TIMES,
        () -> {
          EventQueue<String> queue = new EventQueue<>(String.class, NOTICES);
          List<Long> taken = new ArrayList<>();
          Meetings.meet(
              () -> LongStream.rangeClosed(1, NOTICES).forEach(seq -> queue.add(notice(seq))),
              () -> {
                while (taken.size() < NOTICES && !queue.isClosed()) {
                  Pending<String> next = queue.take();
                  if (next != null) {
                    taken.add(next.lastSeq());
                  }
                }
                queue.close();
              });

          assertThat(taken).isEqualTo(LongStream.rangeClosed(1, NOTICES).boxed().toList());
          queue.add(notice(NOTICES + 1));
          assertThat(queue.take()).isNull();
        });
  }

  private static Pending<String> notice(long seq) {
    return new Pending.Notice<>(new Resync(String.class, seq, seq));
  }
}
