package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.repo.QueuedSubscription.Delivery;
import io.dustlayer.cdi.schema.SchemaModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Nothing is delivered after the close. */
class ClosedSubscriptionTest extends EventDeliverySetup {

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
  void an_executor_that_refuses_is_not_asked_for_a_closed_subscription() {
    Subscription subscription = subscribe(10);
    executor.refuses = true;
    write(1);
    subscription.close();
    later.runOne();
    assertThat(later.tasks).isEmpty();
  }
}
