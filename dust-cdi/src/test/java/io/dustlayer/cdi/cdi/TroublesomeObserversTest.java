package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.cdi.PublishedEntities.Link;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Observers that fail, block or are too slow, and what that means for others. */
class TroublesomeObserversTest extends EventPublisherSetup {

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

  private static <T> T nextOrNull(BlockingQueue<T> queue) {
    try {
      return queue.poll(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
