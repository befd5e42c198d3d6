package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.SubscribeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An executor that takes no task is asked again. */
class FailingExecutorTest extends EventDeliverySetup {

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
      throw EventDeliverySetup.<RuntimeException>unchecked(failure);
    };
  }
}
