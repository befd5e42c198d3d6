package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.cdi.PublishedEntities.Link;
import org.junit.jupiter.api.Test;

/** What observers are told of a reset of the server. */
class PublishedResetTest extends EventPublisherSetup {

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
}
