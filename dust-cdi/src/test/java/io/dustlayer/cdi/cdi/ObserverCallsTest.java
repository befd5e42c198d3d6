package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.cdi.PublishedEntities.Draft;
import io.dustlayer.cdi.cdi.PublishedObservers.Conditional;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events reach which observers, and how they are called. */
class ObserverCallsTest extends EventPublisherSetup {

  @Test
  void each_kind_of_event_reaches_its_observers_sync_and_async() throws Exception {
    store.set("links/a/title", "\"A\"");
    store.delete("links/a");

    assertThat(next(heard.upserted())).isEqualTo("a=A");
    assertThat(next(heard.titled())).isEqualTo("A");
    assertThat(next(heard.async())).isEqualTo("A");
    assertThat(next(heard.deleted())).isEqualTo("a");
    assertThat(next(heard.changed())).isEqualTo("aOptional[A]1");
    assertThat(next(heard.changed())).isEqualTo("aOptional.empty2");
    assertThat(next(heard.raw())).isEqualTo("set links/a/title");
    assertThat(next(heard.raw())).isEqualTo("delete links/a");
  }

  @Test
  void any_number_of_observers_of_a_schema_costs_one_subscription() {
    assertThat(store.listeners()).isEqualTo(3);
  }

  @Test
  void an_observer_of_an_interface_hears_of_every_schema_that_has_it() throws Exception {
    store.set("links/a/title", "\"A\"");
    assertThat(next(heard.titled())).isEqualTo("A");
    store.set("pages/p/title", "\"P\"");
    assertThat(next(heard.titled())).isEqualTo("P");
  }

  @Test
  void each_event_has_a_request_of_its_own() throws Exception {
    store.set("links/a/title", "\"A\"");
    store.set("links/a/title", "\"B\"");

    assertThat(List.of(next(heard.requests()), next(heard.requests()))).containsExactly(1, 1);
  }

  @Test
  void transactional_observers_are_called_at_once_and_conditional_ones_only_if_they_exist()
      throws Exception {
    store.set("pages/p/title", "\"P\"");
    assertThat(next(heard.upserted())).isEqualTo("P");

    container.select(Conditional.class).get().called();
    store.set("pages/q/title", "\"Q\"");
    assertThat(next(heard.async())).isEqualTo("conditional");
    assertThat(heard.async()).isEmpty();
  }

  @Test
  void observers_do_not_share_an_entity_that_they_could_change() throws Exception {
    store.set("drafts/d/text", "\"T\"");

    Draft one = next(heard.drafts());
    Draft same = next(heard.drafts());
    assertThat(one).isNotSameAs(same);
    assertThat(one.getText()).isEqualTo(same.getText()).isEqualTo("T");
  }
}
