package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.SubscribeOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A subscriber is called in tasks of its own, also after it has failed. */
class SubscriberTasksTest extends EventDeliverySetup {

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
  void a_subscriber_that_throws_what_it_does_not_declare_gets_the_next_event() {
    events.records(
        event -> {
          note(event);
          throw EventDeliverySetup.<RuntimeException>unchecked(new IOException("on purpose"));
        },
        SubscribeOptions.LIVE,
        10);
    write(2);
    executor.runAll();
    assertThat(seen).isEqualTo(seqs(1, 2));
  }
}
