package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.SubscribeOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A subscriber that is too slow loses what waits, and is told. */
class FullEventQueueTest extends EventDeliverySetup {

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
}
