package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the end of a publisher promises. */
class EventPublisherEndTest extends EventPublisherSetup {

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
}
